package dev.slipway.bot.simulation;

import dev.slipway.bot.journal.JournalException;
import dev.slipway.bot.outbox.Errand;
import dev.slipway.bot.outbox.Postman;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.memory.MemorySlack.Method;
import java.time.Duration;
import java.util.List;

/// The outbox at work: the real courier, in any order that lanes allow, while Slack fails.
final class Mail {
  private static final List<Method> METHODS =
      List.of(
          Method.POST,
          Method.POST,
          Method.UPDATE,
          Method.WHISPER,
          Method.RESPOND,
          Method.FIND,
          Method.OPEN,
          Method.PUBLISH);

  private final Scenery scenery;
  private final Driver driver;
  private final Postman postman;

  Mail(Scenery scenery, Driver driver, Ledger ledger) {
    this.scenery = scenery;
    this.driver = driver;
    this.postman = new Postman(ledger, new Wire(scenery), scenery::now);
  }

  void begin() {
    scenery.agenda.in(
        scenery.draws.between(50, 1_500),
        () -> {
          if (driver.isAlive()) {
            round();
          }
          begin();
        });
  }

  boolean isEmpty() {
    return postman.waiting().isEmpty();
  }

  private void round() {
    for (Errand errand : postman.waiting()) {
      if (scenery.isCalm() || scenery.draws.chance(0.7)) {
        fail();
        carry(errand);
      }
    }
  }

  /// A note that fails is a crash between what Slack took and what is known of it.
  private void carry(Errand errand) {
    try {
      if (!postman.carry(errand)) {
        scenery.say("not said: %s", errand.lane());
      }
    } catch (JournalException _) {
      scenery.say("not noted: %s", errand.lane());
    }
  }

  private void fail() {
    if (!scenery.mishap(0.15)) {
      return;
    }
    Method method = scenery.draws.pick(METHODS);
    switch (scenery.draws.between(1, 4)) {
      case 1 -> scenery.slack.loseNextAnswer(method);
      case 2 -> scenery.slack.limitNext(method, Duration.ofSeconds(1));
      case 3 ->
          scenery.slack.failNext(
              method, new SlackException(SlackException.Kind.UNKNOWN_OUTCOME, "", "nobody knows"));
      default ->
          scenery.slack.failNext(
              method, new SlackException(SlackException.Kind.UNREACHABLE, "", "out of reach"));
    }
  }
}
