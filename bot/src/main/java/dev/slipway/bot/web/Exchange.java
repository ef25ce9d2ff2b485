package dev.slipway.bot.web;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks over HTTP/1.1, each question within a deadline that covers the answer's body. Redirects are
/// not followed, so that what is sent reaches the one address only. For several threads.
public final class Exchange implements AutoCloseable {
  private static final long LONGEST_ANSWER = 4L << 20;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Duration deadline;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  public Exchange(Duration deadline) {
    this.deadline = deadline;
  }

  /// What came of a question.
  public sealed interface Outcome {
    record Answered(HttpResponse<byte[]> response) implements Outcome {}

    /// There is no answer; the question may have been heard all the same.
    ///
    /// @param why a part of a sentence, which names nothing of the question
    record Unanswered(String why) implements Outcome {}
  }

  public Outcome ask(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> pending =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      return new Outcome.Answered(pending.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      pending.cancel(true);
      return new Outcome.Unanswered("no answer within " + deadline.toMillis() + " ms");
    } catch (InterruptedException _) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.Unanswered("Slipway is stopping");
    } catch (ExecutionException e) {
      return new Outcome.Unanswered("the connection broke: " + reason(e));
    }
  }

  private static String reason(ExecutionException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
