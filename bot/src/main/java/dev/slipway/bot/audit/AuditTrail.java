package dev.slipway.bot.audit;

import java.util.Optional;

/// Reads a trail from its beginning and says whether each entry is bound to the one before it.
///
/// What holds:
/// 1. A changed, removed, added or moved entry breaks the trail at that place or the next one.
/// 2. Entries cut off at the end break nothing, and who may write to the database can bind a false
///    trail anew from any place on: an [Anchor] that was kept elsewhere shows both.
public final class AuditTrail {
  private final Optional<Anchor> anchor;
  private long number;
  private long unbound;
  private String head = AuditEntry.BEGINNING;
  private Optional<Break> broken = Optional.empty();

  public AuditTrail() {
    this(Optional.empty());
  }

  /// @param anchor what has to be in it
  public AuditTrail(Optional<Anchor> anchor) {
    this.anchor = anchor;
  }

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
    if (!entry.isBound() && !head.isEmpty()) {
      return Optional.of("entry %d bears no hash, others before it do".formatted(entry.number()));
    }
    if (entry.isBound() && !entry.follows(head)) {
      return Optional.of(
          "the hash of entry %d is not that of its content and the entry before it: one of them was changed"
              .formatted(entry.number()));
    }
    return anchor.filter(known -> known.contradicts(entry)).isPresent()
        ? Optional.of(
            "entry %d is not the one of the anchor: it or one before it was changed, and all bound anew"
                .formatted(entry.number()))
        : Optional.empty();
  }

  /// What is wrong with what was read so far, taken for the whole trail.
  public Optional<Break> broken() {
    return broken.or(() ->
        anchor
            .filter(known -> known.number() > number)
            .map(known ->
                new Break(
                    number + 1,
                    "the trail ends with entry %d, and once had an entry %d: what was behind is gone"
                        .formatted(number, known.number()))));
  }

  /// How many were read and fit.
  public long entries() {
    return number;
  }

  /// How many at the beginning were written before entries were bound.
  public long unbound() {
    return unbound;
  }

  /// For the next time; absent while nothing is bound.
  public Optional<Anchor> anchor() {
    return head.isEmpty() ? Optional.empty() : Optional.of(new Anchor(number, head));
  }
}
