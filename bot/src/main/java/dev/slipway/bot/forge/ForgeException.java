package dev.slipway.bot.forge;

import java.io.Serial;

/// A forge did not do what was asked. The message is one sentence for people: what was being done,
/// on what, why it failed and what to do; never a token.
public final class ForgeException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /// Whether it is worth trying again.
  public enum Kind {
    /// no answer, too many questions, or a fault of the forge: later
    MAY_PASS,
    /// not until a person has changed something
    LASTS
  }

  private final Kind kind;

  public ForgeException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public boolean mayPass() {
    return kind == Kind.MAY_PASS;
  }
}
