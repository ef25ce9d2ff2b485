package dev.slipway.reconciler.planning;

import java.time.Instant;

/// Why a wanted change does not start or go on.
///
/// @param reason one sentence for people
/// @param endsBy what ends it, for people: `the lock ends at ...`, `a commit that mends the file`
/// @param since when it was first seen; kept while kind and reason stay
public record Block(Kind kind, String reason, String endsBy, Instant since) {
  public enum Kind {
    APPROVAL,
    LOCK,
    FREEZE,
    PROMOTION,
    INVALID_FILE,
    INFRASTRUCTURE,
    STALE_GIT,
    REJECTED,
    ADOPTION,
    RECOVERY,
    REMOVAL,
    MOVED_VERSION
  }

  /// The same, but since then: used to keep a block's age.
  public Block since(Instant earlier) {
    return new Block(kind, reason, endsBy, earlier);
  }

  /// The same reason, whatever its age.
  public boolean isSameAs(Block other) {
    return kind == other.kind && reason.equals(other.reason);
  }
}
