package dev.slipway.sandbox.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Puts a behaviour in front of the answers.
final class Conduct implements HttpHandler {
  private static final Duration FOR_EVER = Duration.ofDays(1);

  private final Answers answers;
  private final Behaviour behaviour;
  private final LongSupplier nanoTime;
  private final long startedAt;
  private final AtomicLong requests = new AtomicLong();
  private final AtomicBoolean broken = new AtomicBoolean();

  Conduct(Answers answers, Behaviour behaviour, LongSupplier nanoTime) {
    this.answers = answers;
    this.behaviour = behaviour;
    this.nanoTime = nanoTime;
    this.startedAt = nanoTime.getAsLong();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/health" ->
            answers.condition(exchange, !(behaviour instanceof Behaviour.NeverHealthy));
        case "/ready" -> answers.condition(exchange, !(behaviour instanceof Behaviour.NeverReady));
        case "/metrics" -> answers.metrics(exchange);
        default -> answerUser(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answerUser(HttpExchange exchange) throws IOException, InterruptedException {
    Thread.sleep(delay());
    if (fails(exchange)) {
      answers.fail(exchange);
    } else {
      answers.answer(exchange);
    }
  }

  private Duration delay() {
    return switch (behaviour) {
      case Behaviour.Slow(Duration delay) -> delay;
      case Behaviour.Silent() -> FOR_EVER;
      case Behaviour.Good _,
          Behaviour.Failing _,
          Behaviour.FailingAfter _,
          Behaviour.FailingShare _,
          Behaviour.Breakable _,
          Behaviour.Crashing _,
          Behaviour.NeverHealthy _,
          Behaviour.NeverReady _ ->
          Duration.ZERO;
    };
  }

  private boolean fails(HttpExchange exchange) {
    return switch (behaviour) {
      case Behaviour.Failing() -> true;
      case Behaviour.FailingAfter(Duration age) ->
          nanoTime.getAsLong() - startedAt >= age.toNanos();
      case Behaviour.FailingShare(double ratio) -> failsOf(requests.incrementAndGet(), ratio);
      case Behaviour.Breakable() -> isBroken(exchange.getRequestURI().getPath());
      case Behaviour.Good _,
          Behaviour.Slow _,
          Behaviour.Silent _,
          Behaviour.Crashing _,
          Behaviour.NeverHealthy _,
          Behaviour.NeverReady _ ->
          false;
    };
  }

  /// True for every 1/ratio-th request: where the running total of failures due goes up by one.
  private static boolean failsOf(long number, double ratio) {
    return Math.floor(number * ratio) > Math.floor((number - 1) * ratio);
  }

  private boolean isBroken(String path) {
    if (path.equals("/break")) {
      broken.set(true);
    }
    return broken.get();
  }
}
