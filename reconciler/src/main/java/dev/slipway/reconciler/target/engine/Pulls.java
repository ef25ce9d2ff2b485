package dev.slipway.reconciler.target.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.instances.RefusedException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Pulls that go on while nobody waits for them: a large image takes longer than one order may. One
/// pull for each image and engine at a time; one that says nothing for too long is given up.
final class Pulls implements AutoCloseable {
  private final Deadlines deadlines;
  private final Map<String, Pull> running = new ConcurrentHashMap<>();

  Pulls(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  /// Returns when the image is there.
  ///
  /// @param reference `NAME@DIGEST`
  /// @throws RefusedException when the registry has no such image
  /// @throws UnavailableException when it is still being pulled, or could not be
  void await(Engine engine, String reference, AuthConfig login)
      throws RefusedException, UnavailableException {
    String key = engine.name() + " " + reference;
    String doing = engine.cannot("pull " + reference);
    Pull pull = running.computeIfAbsent(key, _ -> new Pull(doing));
    pull.begin(engine, reference, login);
    try {
      pull.ended.get(deadlines.pull().toMillis(), TimeUnit.MILLISECONDS);
      running.remove(key, pull);
    } catch (ExecutionException failed) {
      running.remove(key, pull);
      throw failure(doing, failed.getCause() == null ? failed : failed.getCause());
    } catch (TimeoutException late) {
      if (pull.silence().compareTo(deadlines.silence()) > 0) {
        running.remove(key, pull);
        pull.stop();
      }
      throw new UnavailableException(
          "engine %s is still pulling %s: %s".formatted(engine.name(), reference, pull.last), late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(doing + ": interrupted", stopped);
    }
  }

  private static UnavailableException failure(String doing, Throwable cause)
      throws RefusedException {
    if (cause instanceof UnavailableException unavailable) {
      return unavailable;
    }
    String said = Answers.said(String.valueOf(cause.getMessage()));
    if (Answers.saysThatItIsMissing(said)) {
      throw new RefusedException(doing + ": " + said);
    }
    String hint =
        Answers.saysThatItIsDenied(said)
            ? " (the target's `registries` holds the credentials)"
            : "";
    return new UnavailableException(doing + ": " + said + hint, cause);
  }

  @Override
  public void close() {
    running.values().forEach(Pull::stop);
  }

  /// What the engine says of one pull.
  private static final class Pull implements ResultCallback<PullResponseItem> {
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final String doing;
    private boolean begun;
    private volatile Optional<Closeable> stream = Optional.empty();
    private volatile long heardNanos = System.nanoTime();
    private volatile String last = "nothing heard yet";

    Pull(String doing) {
      this.doing = doing;
    }

    synchronized void begin(Engine engine, String reference, AuthConfig login) {
      if (begun) {
        return;
      }
      begun = true;
      try {
        engine.answered(
            "pull " + reference,
            Duration.ofSeconds(5),
            connection ->
                connection.streams().pullImageCmd(reference).withAuthConfig(login).exec(this));
      } catch (UnavailableException | RuntimeException failed) {
        ended.completeExceptionally(failed);
      }
    }

    @Override
    public void onStart(Closeable opened) {
      stream = Optional.of(opened);
    }

    @Override
    public void onNext(PullResponseItem item) {
      heardNanos = System.nanoTime();
      if (item.getErrorDetail() != null) {
        ended.completeExceptionally(
            new IOException(String.valueOf(item.getErrorDetail().getMessage())));
      } else if (item.getStatus() != null) {
        last = item.getStatus();
      }
    }

    @Override
    public void onError(Throwable failure) {
      ended.completeExceptionally(
          failure.getMessage() == null
              ? new IOException(doing + ": the connection broke", failure)
              : failure);
    }

    @Override
    public void onComplete() {
      ended.complete(null);
    }

    Duration silence() {
      return Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    @Override
    public void close() throws IOException {
      if (stream.isPresent()) {
        stream.get().close();
      }
    }

    void stop() {
      try {
        close();
      } catch (IOException broken) {
        // It was to be broken off.
      }
    }
  }
}
