package dev.slipway.bot.loop;

import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.Journal.Entry;
import dev.slipway.bot.message.IncidentLine;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.outbox.Outgoing;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Says aloud, in an incident's thread, whom nobody could tell of it. For several threads.
public final class Untold {
  private final Journal journal;
  private final Runnable afterRecording;
  private final InstantSource clock;

  /// @param afterRecording called after something was recorded: the outbox has work
  public Untold(Journal journal, Runnable afterRecording, InstantSource clock) {
    this.journal = journal;
    this.afterRecording = afterRecording;
    this.clock = clock;
  }

  /// Said again, it stands there once.
  ///
  /// @param reason a sentence without its full stop
  /// @throws dev.slipway.bot.journal.JournalException when it could not be recorded
  public void say(Dispatch dispatch, String reason) {
    journal
        .incident(dispatch.notice().matter().incident())
        .ifPresent(state -> {
          journal.record(entry(line(state, dispatch, reason)));
          afterRecording.run();
        });
  }

  private static Outgoing line(IncidentState state, Dispatch dispatch, String reason) {
    return new Outgoing.Line(
        "untold:" + dispatch.id(),
        Incidents.card(state.incident().opening()),
        IncidentLine.untold(dispatch.notifier(), dispatch.address(), reason));
  }

  private Entry entry(Outgoing line) {
    return new Entry(
        clock.instant(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(line),
        List.of());
  }
}
