package dev.slipway.bot.audit;

import java.util.Optional;

/// Reads a trail from its beginning and says whether each entry is bound to the one before it.
///
/// What holds:
/// 1. A changed, removed, added or moved entry breaks the trail at that place or the next one.
/// 2. Entries cut off at the end break nothing: compare the head with one that was kept elsewhere.
/// 3. Who may write to the database can bind a false trail anew from any place on: an earlier
///    export shows it.
public final class AuditTrail {
  private long number;
  private long unbound;
  private String head = AuditEntry.BEGINNING;
  private Optional<Break> broken = Optional.empty();

  /// @param number of the entry that does not fit
  /// @param why one sentence
  public record Break(long number, String why) {}

  /// The next entry. Behind a break nothing more is looked at.
  public void read(AuditEntry entry) {
    if (broken.isPresent()) {
      return;
    }
    broken = whyNot(entry).map(why -> new Break(entry.number(), why));
    if (broken.isEmpty()) {
      number = entry.number();
      unbound += entry.isBound() ? 0 : 1;
      head = entry.hash();
    }
  }

  private Optional<String> whyNot(AuditEntry entry) {
    if (entry.number() != number + 1) {
      return Optional.of(
          "entry %d follows entry %d: what was between is gone".formatted(entry.number(), number));
    }
    if (!entry.isBound()) {
      return head.isEmpty()
          ? Optional.empty()
          : Optional.of("entry %d bears no hash, others before it do".formatted(entry.number()));
    }
    return entry.follows(head)
        ? Optional.empty()
        : Optional.of(
            "the hash of entry %d is not that of its content and the entry before it: one of them was changed"
                .formatted(entry.number()));
  }

  public Optional<Break> broken() {
    return broken;
  }

  /// How many were read and fit.
  public long entries() {
    return number;
  }

  /// How many at the beginning were written before entries were bound.
  public long unbound() {
    return unbound;
  }

  /// The last entry's hash; empty where there is none.
  public String head() {
    return head;
  }
}
