package dev.slipway.bot.http;

import java.util.concurrent.CompletableFuture;

/// What a call is taken for.
sealed interface Claim {
  /// From Slack, and not here before. Whoever has it keeps it and says so; closed without that, the
  /// same may come again.
  final class Delivery implements Claim, AutoCloseable {
    private final String name;
    private final CompletableFuture<Boolean> kept;
    private final Runnable forget;

    /// @param name the same for the same bytes sent again
    /// @param kept completed with whether it was
    Delivery(String name, CompletableFuture<Boolean> kept, Runnable forget) {
      this.name = name;
      this.kept = kept;
      this.forget = forget;
    }

    String name() {
      return name;
    }

    void kept() {
      kept.complete(true);
    }

    @Override
    public void close() {
      if (!kept.isDone()) {
        forget.run();
        kept.complete(false);
      }
    }
  }

  /// Not from Slack, too old, from the future, or kept before.
  record Refused() implements Claim {}

  /// It came before, and whether that one will be kept is not known yet.
  record UnderWay() implements Claim {}
}
