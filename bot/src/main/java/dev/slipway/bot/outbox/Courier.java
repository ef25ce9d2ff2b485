package dev.slipway.bot.outbox;

import dev.slipway.bot.message.Message;
import dev.slipway.bot.slack.Slack;
import dev.slipway.bot.slack.Slack.Posted;
import dev.slipway.bot.slack.SlackException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one errand: says it, and notes what became of it.
///
/// A post is noted as tried before it is sent, durably. So after a lost answer, a crash or a
/// restart it is looked for by its mark before it is posted again. A whisper cannot be looked for:
/// it is said once more.
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final OutboxStore store;
  private final Slack slack;
  private final InstantSource clock;

  /// When Slack last did not answer.
  private volatile Instant away = Instant.MIN;

  Courier(OutboxStore store, Slack slack, InstantSource clock) {
    this.store = store;
    this.slack = slack;
    this.clock = clock;
  }

  /// What it came to, as far as it matters to what is said next.
  sealed interface Report {
    /// @param late whether it was marked as late
    record Delivered(boolean late) implements Report {}

    /// Slack said no for good, or the message is gone.
    record Settled() implements Report {}

    record Limited(SlackMethod method, Duration retryAfter) implements Report {}

    record Unreachable() implements Report {}

    record Unknown() implements Report {}
  }

  /// What failed, and at which method.
  private static final class Stumble extends Exception {
    private static final long serialVersionUID = 1;
    private final SlackMethod method;
    private final SlackException failure;

    Stumble(SlackMethod method, SlackException failure) {
      super(failure);
      this.method = method;
      this.failure = failure;
    }
  }

  private interface Call<T> {
    T run() throws SlackException;
  }

  private interface Saying {
    void run() throws SlackException;
  }

  Report run(Errand errand) {
    if (errand instanceof Errand.Whisper whisper && whisper.isSpent()) {
      return givenUp(errand, "said twice, and the bot ended before an answer to the second");
    }
    boolean late = Lateness.isLate(errand.recorded(), clock.instant());
    try {
      Said said = say(errand, late);
      store.note(said.errand(), said.result());
      return new Report.Delivered(late);
    } catch (Stumble stumble) {
      return after(errand, stumble);
    }
  }

  /// @param errand as far as it was done
  private record Said(Errand errand, Result result) {}

  private Said say(Errand errand, boolean late) throws Stumble {
    if (errand instanceof Errand.Post post) {
      return post(post, told(post, post.message(), late));
    }
    return new Said(errand, sayAsItIs(errand, late));
  }

  private Result sayAsItIs(Errand errand, boolean late) throws Stumble {
    return switch (errand) {
      case Errand.Post _ -> throw new IllegalArgumentException("posts are looked for first");
      case Errand.Line line -> new Result.Sent(post(line, told(line, line.message(), late)));
      case Errand.Edit edit ->
          shown(
              SlackMethod.UPDATE,
              () -> slack.update(edit.posted(), told(edit, edit.message(), late)));
      case Errand.Whisper whisper -> {
        store.note(whisper, new Result.Trying(clock.instant()));
        yield whisper(whisper.whisper());
      }
      case Errand.HomePage page ->
          shown(SlackMethod.PUBLISH, () -> slack.publish(page.user(), page.home()));
    };
  }

  private Message told(Errand errand, Message message, boolean late) {
    return late ? Lateness.marked(message, away.isAfter(errand.recorded())) : message;
  }

  /// What is found may show what was to be said when it was tried: it is edited next.
  private Said post(Errand.Post post, Message message) throws Stumble {
    Optional<Posted> there = lookFor(post.channel(), Optional.empty(), post.mark(), post.tried());
    if (there.isPresent()) {
      return new Said(post.unsaid(), new Result.Sent(there.get()));
    }
    store.note(post, new Result.Trying(clock.instant()));
    Posted posted =
        call(
            SlackMethod.POST,
            () -> slack.post(post.channel(), Optional.empty(), false, message, post.mark()));
    return new Said(post, new Result.Sent(posted));
  }

  private Posted post(Errand.Line line, Message message) throws Stumble {
    String channel = line.root().channel();
    Optional<String> thread = Optional.of(line.root().ts());
    Optional<Posted> there = lookFor(channel, thread, line.mark(), line.tried());
    if (there.isPresent()) {
      return there.get();
    }
    store.note(line, new Result.Trying(clock.instant()));
    return call(SlackMethod.POST, () -> slack.post(channel, thread, false, message, line.mark()));
  }

  /// Where looking is not allowed, what may be there twice is better than what is not there.
  private Optional<Posted> lookFor(
      String channel, Optional<String> thread, String mark, Optional<Instant> tried)
      throws Stumble {
    if (tried.isEmpty()) {
      return Optional.empty();
    }
    try {
      return call(SlackMethod.FIND, () -> slack.find(channel, thread, mark, tried.get()));
    } catch (Stumble stumble) {
      if (stumble.failure.kind() != SlackException.Kind.REFUSED) {
        throw stumble;
      }
      LOG.warn(
          "cannot look whether it is there already, posting it again mark={} reason={}",
          mark,
          stumble.failure.getMessage());
      return Optional.empty();
    }
  }

  /// A `response_url` that is used up or over: then by its own name in the channel.
  private Result whisper(Outgoing.Whisper whisper) throws Stumble {
    if (whisper.responseUrl().isPresent()) {
      try {
        return shown(
            SlackMethod.RESPOND,
            () -> slack.respond(whisper.responseUrl().get(), whisper.message()));
      } catch (Stumble stumble) {
        if (stumble.failure.kind() != SlackException.Kind.REFUSED
            && stumble.failure.kind() != SlackException.Kind.GONE) {
          throw stumble;
        }
      }
    }
    return shown(
        SlackMethod.WHISPER,
        () -> slack.whisper(whisper.channel(), whisper.user(), whisper.message()));
  }

  private static Result shown(SlackMethod method, Saying saying) throws Stumble {
    call(
        method,
        () -> {
          saying.run();
          return true;
        });
    return new Result.Shown();
  }

  private static <T> T call(SlackMethod method, Call<T> call) throws Stumble {
    try {
      return call.run();
    } catch (SlackException e) {
      throw new Stumble(method, e);
    }
  }

  private Report after(Errand errand, Stumble stumble) {
    SlackException failure = stumble.failure;
    return switch (failure.kind()) {
      case RATE_LIMITED -> {
        notSent(errand);
        yield new Report.Limited(stumble.method, failure.retryAfter());
      }
      case UNREACHABLE -> {
        away = clock.instant();
        notSent(errand);
        yield new Report.Unreachable();
      }
      case UNKNOWN_OUTCOME -> {
        away = clock.instant();
        yield errand instanceof Errand.Whisper whisper && whisper.tried().isPresent()
            ? givenUp(errand, "said twice, and no answer: " + failure.getMessage())
            : new Report.Unknown();
      }
      case GONE -> {
        LOG.info("the message was deleted errand={}", errand.lane());
        store.note(errand, new Result.Gone());
        yield new Report.Settled();
      }
      case REFUSED -> givenUp(errand, failure.code() + ": " + failure.getMessage());
    };
  }

  private Report givenUp(Errand errand, String reason) {
    LOG.error("given up errand={} reason={}", errand.lane(), reason);
    store.note(errand, new Result.Failed(reason, clock.instant()));
    return new Report.Settled();
  }

  /// Only this attempt is known not to be there; an earlier one may be.
  private void notSent(Errand errand) {
    boolean known =
        switch (errand) {
          case Errand.Post post -> post.tried().isEmpty();
          case Errand.Line line -> line.tried().isEmpty();
          case Errand.Whisper _ -> true;
          case Errand.Edit _, Errand.HomePage _ -> false;
        };
    if (known) {
      store.note(errand, new Result.NotSent());
    }
  }
}
