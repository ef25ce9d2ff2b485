package dev.slipway.sandbox.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
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
        default -> answerUser(exchange);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answerUser(HttpExchange exchange) throws IOException, InterruptedException {
    switch (behaviour) {
      case Behaviour.Slow(Duration delay) -> {
        Thread.sleep(delay);
        answers.answer(exchange);
      }
      case Behaviour.Silent() -> Thread.sleep(FOR_EVER);
      case Behaviour.Failing() -> answers.fail(exchange);
      case Behaviour.FailingAfter(Duration age) -> {
        if (nanoTime.getAsLong() - startedAt >= age.toNanos()) {
          answers.fail(exchange);
        } else {
          answers.answer(exchange);
        }
      }
      case Behaviour.FailingShare(double ratio) -> {
        long number = requests.incrementAndGet();
        // True for every 1/ratio-th request: where the running total of failures due goes up by
        // one.
        if (Math.floor(number * ratio) > Math.floor((number - 1) * ratio)) {
          answers.fail(exchange);
        } else {
          answers.answer(exchange);
        }
      }
      case Behaviour.Good _,
          Behaviour.Crashing _,
          Behaviour.NeverHealthy _,
          Behaviour.NeverReady _ ->
          answers.answer(exchange);
    }
  }
}
