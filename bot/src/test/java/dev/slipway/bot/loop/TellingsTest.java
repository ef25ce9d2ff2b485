package dev.slipway.bot.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Severity;
import dev.slipway.bot.message.Actions;
import dev.slipway.bot.notify.Audience;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Fate;
import dev.slipway.bot.notify.Moment;
import dev.slipway.bot.notify.Subscription;
import dev.slipway.bot.notify.Waiting;
import dev.slipway.bot.slack.memory.MemorySlack.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is told of incidents beside Slack, from what people do to what waits to be told.
class TellingsTest {
  private final Office office =
      Office.telling(
          subscription("hook", new Audience.Followers()),
          subscription("pager", new Audience.Pager()),
          subscription("mail", new Audience.Mailboxes(List.of(), true)));

  private static Subscription subscription(String name, Audience audience) {
    return new Subscription(name, Severity.MINOR, Set.of(), audience);
  }

  @BeforeEach
  void somebodyIsOnCall() {
    office.repository.with(
        "oncall.yaml",
        """
        escalation:
          default:
            steps:
              - {notify: [{person: linus}], wait: 5m}
              - {notify: [{person: margaret}], wait: 5m}
            rounds: 1
        """);
    office.fetch();
  }

  private void emergency() {
    office.types("UGRACE", "frontend production 1.5.0 --emergency checkout is down");
  }

  private IncidentState incident() {
    return office.journal.incidentsSince(Instant.EPOCH).getFirst();
  }

  private void presses(String user, String action) {
    office.presses(user, action, incident().id().text());
  }

  /// In the order in which it would be told.
  private List<Dispatch> told(String notifier) {
    List<Dispatch> told = new ArrayList<>();
    List<Waiting> waiting = office.journal.waiting(notifier);
    while (!waiting.isEmpty()) {
      told.add(waiting.getFirst().dispatch());
      office.journal.note(told.getLast(), new Fate.Arrived());
      waiting = office.journal.waiting(notifier);
    }
    return told;
  }

  private List<Moment> moments(String notifier) {
    return told(notifier).stream().map(dispatch -> dispatch.notice().moment()).toList();
  }

  @Test
  void eachHearsWhatConcernsIt() {
    emergency();
    presses("ULINUS", Actions.ACKNOWLEDGE);
    presses("ULINUS", Actions.RESOLVE);

    assertThat(moments("hook"))
        .containsExactly(Moment.OPENED, Moment.CALLED, Moment.ACKNOWLEDGED, Moment.RESOLVED);
    assertThat(moments("pager"))
        .containsExactly(Moment.OPENED, Moment.ACKNOWLEDGED, Moment.RESOLVED);
    assertThat(told("mail"))
        .singleElement()
        .satisfies(call -> assertThat(call.address()).isEqualTo(Optional.of("linus@example.com")));
  }

  @Test
  void whoIsCalledNextIsToldWhenItIsDueAndARestartTellsNothingTwice() {
    emergency();
    office.restart().wait(Duration.ofMinutes(6));

    assertThat(told("mail"))
        .extracting(Dispatch::address)
        .containsExactly(Optional.of("linus@example.com"), Optional.of("margaret@example.com"));
  }

  @Test
  void whatNobodyCouldTellIsSaidInTheIncidentsThreadOnce() {
    emergency();
    Dispatch opened = told("hook").getFirst();
    Untold untold = new Untold(office.journal, () -> {}, office::now);

    untold.say(opened, "it answered 404");
    untold.say(opened, "it answered 404");
    office.settle();

    assertThat(office.slack.messages())
        .filteredOn(
            each -> each.thread().equals(Optional.of(office.alerts().getFirst().posted().ts())))
        .extracting(Standing::message)
        .filteredOn(message -> message.text().contains("hook does not know of it"))
        .singleElement()
        .satisfies(message -> assertThat(message.text()).contains("it answered 404"));
  }
}
