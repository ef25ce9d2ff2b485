package dev.slipway.bot.notify;

/// The port to one place where notices go.
public interface Notifier extends AutoCloseable {
  /// Blocks, within a deadline of its own; ends early when interrupted. Called from one thread. The
  /// same dispatch may come twice, where the answer to the first was lost.
  Told tell(Dispatch dispatch);

  /// Looks whether it would work, and tells nobody anything. Blocks as long as telling.
  Look look();

  /// Lets go of what it holds.
  @Override
  void close();

  /// What a look has found; a sentence without its full stop.
  sealed interface Look {
    record Works(String what) implements Look {}

    /// Only telling shows the rest.
    record Unclear(String what) implements Look {}

    /// @param why and what to do
    record Broken(String why) implements Look {}
  }
}
