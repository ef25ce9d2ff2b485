package dev.slipway.bot.outbox;

import dev.slipway.bot.slack.Slack;
import java.time.InstantSource;
import java.util.List;

/// Carries errands when it is told to, one at a time and without [Pacing]'s waits: what is said,
/// looked for and noted is the real courier's doing.
public final class Postman {
  private static final int ROUNDS = 200;

  private final OutboxStore store;
  private final Courier courier;

  public Postman(OutboxStore store, Slack slack, InstantSource clock) {
    this.store = store;
    this.courier = new Courier(store, slack, clock);
  }

  public List<Errand> waiting() {
    return store.errands();
  }

  /// @return whether Slack took it, or refused it for good
  public boolean carry(Errand errand) {
    return switch (courier.run(errand)) {
      case Courier.Report.Delivered _, Courier.Report.Settled _ -> true;
      case Courier.Report.Limited _, Courier.Report.Unreachable _, Courier.Report.Unknown _ ->
          false;
    };
  }

  /// Until nothing waits.
  public void carryAll() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Errand> waiting = waiting();
      if (waiting.isEmpty()) {
        return;
      }
      waiting.forEach(this::carry);
    }
    throw new AssertionError("the outbox does not empty: " + waiting());
  }
}
