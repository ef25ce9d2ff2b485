package dev.slipway.bot.notify.web;

import dev.slipway.bot.notify.Told;
import dev.slipway.bot.web.Exchange;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntFunction;

/// Sends letters, and reads off the answers what came of them. No reason that it gives holds a
/// secret of the letter.
final class Posts implements AutoCloseable {
  static final Duration DEADLINE = Duration.ofSeconds(20);

  private final InstantSource clock;
  private final Exchange exchange;

  Posts(InstantSource clock, Duration deadline) {
    this.clock = clock;
    this.exchange = new Exchange(deadline);
  }

  /// What came of a question that was answered.
  sealed interface Reply {
    record Answered(Answer answer) implements Reply {}

    record Silent(String why) implements Reply {}
  }

  Reply ask(Letter letter) {
    return switch (exchange.ask(letter.request())) {
      case Exchange.Outcome.Answered(HttpResponse<byte[]> response) ->
          new Reply.Answered(Answer.of(response, letter.secrets(), clock.instant()));
      case Exchange.Outcome.Unanswered(String why) -> new Reply.Silent(without(letter, why));
    };
  }

  /// @param advice what to do about a status that no other try changes
  Told tell(Letter letter, IntFunction<String> advice) {
    return switch (ask(letter)) {
      case Reply.Silent(String why) -> new Told.Later(why, Optional.empty());
      case Reply.Answered(Answer answer) -> told(answer, advice);
    };
  }

  private static Told told(Answer answer, IntFunction<String> advice) {
    String said = "it answered " + answer.status() + answer.words();
    if (answer.isGood()) {
      return new Told.Taken();
    }
    if (answer.wantsRest()) {
      return new Told.Later(said, Optional.of(answer.rest()));
    }
    return answer.mayPass()
        ? new Told.Later(said, Optional.empty())
        : new Told.Refused(said + ": " + advice.apply(answer.status()));
  }

  private static String without(Letter letter, String why) {
    return letter.secrets().stream().anyMatch(why::contains) ? "the connection broke" : why;
  }

  @Override
  public void close() {
    exchange.close();
  }
}
