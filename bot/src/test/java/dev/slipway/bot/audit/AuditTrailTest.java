package dev.slipway.bot.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AuditTrailTest {
  private static final Instant AT = Instant.parse("2026-11-25T09:00:00.123Z");
  private static final int ENTRIES = 9;

  private static AuditEntry entry(long number) {
    return new AuditEntry(
        number, AT.plusSeconds(number), "ada", "approve", "r-" + number, "sha256:" + number, "");
  }

  private static List<AuditEntry> bound(int entries) {
    List<AuditEntry> trail = new ArrayList<>();
    String head = AuditEntry.BEGINNING;
    for (int number = 1; number <= entries; number++) {
      trail.add(entry(number).after(head));
      head = trail.getLast().hash();
    }
    return trail;
  }

  private static AuditTrail read(List<AuditEntry> entries) {
    AuditTrail trail = new AuditTrail();
    entries.forEach(trail::read);
    return trail;
  }

  @Test
  void aTrailThatNobodyTouchedIsWhole() {
    AuditTrail trail = read(bound(ENTRIES));

    assertThat(trail.broken()).isEmpty();
    assertThat(trail.entries()).isEqualTo(ENTRIES);
    assertThat(trail.unbound()).isZero();
    assertThat(trail.anchor()).contains(new Anchor(ENTRIES, bound(ENTRIES).getLast().hash()));
  }

  @Test
  void anEmptyTrailIsWholeAndHasNoAnchor() {
    AuditTrail trail = read(List.of());

    assertThat(trail.broken()).isEmpty();
    assertThat(trail.entries()).isZero();
    assertThat(trail.anchor()).isEmpty();
  }

  /// Computed by hand with another program, so that others can check an export by what the
  /// documentation says.
  @Test
  void theHashIsThatOfTheDocumentedText() {
    AuditEntry first =
        new AuditEntry(1, Instant.ofEpochMilli(1_000), "ada", "request", "r-1", "für 1.4.2", "");

    assertThat(first.after(AuditEntry.BEGINNING).hash())
        .isEqualTo("90ac8c51ee6224c5d8bfcd93f29a3928265f3d83e9f830f7e35af1a03a0f0338");
  }

  private static Stream<Arguments> alterations() {
    return Stream.of(
        alteration("another actor", each -> with(each, "mallory", each.what(), each.why(), 0)),
        alteration("another deed", each -> with(each, each.actor(), "refuse", each.why(), 0)),
        alteration("another reason", each -> with(each, each.actor(), each.what(), "", 0)),
        alteration("another time", each -> with(each, each.actor(), each.what(), each.why(), 1)),
        alteration(
            "a letter moved to the next field",
            each -> with(each, each.actor() + "a", each.what().substring(1), each.why(), 0)),
        alteration("a hash of its own", each -> each.after(AuditEntry.BEGINNING)),
        alteration("no hash", each -> entry(each.number())));
  }

  private static Arguments alteration(String name, UnaryOperator<AuditEntry> alteration) {
    return Arguments.of(name, alteration);
  }

  private static AuditEntry with(
      AuditEntry entry, String actor, String what, String why, long later) {
    return new AuditEntry(
        entry.number(),
        entry.at().plusMillis(later),
        actor,
        what,
        entry.about(),
        why,
        entry.hash());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alterations")
  void anAlteredEntryBreaksTheTrailWhereItStands(
      String name, UnaryOperator<AuditEntry> alteration) {
    for (int place = 1; place < ENTRIES; place++) {
      List<AuditEntry> trail = bound(ENTRIES);
      trail.set(place, alteration.apply(trail.get(place)));

      assertThat(read(trail).broken())
          .as("%s in %d", name, place + 1)
          .map(AuditTrail.Break::number)
          .hasValue(place + 1L);
    }
  }

  @Test
  void aRemovedEntryIsMissed() {
    List<AuditEntry> trail = bound(ENTRIES);
    trail.remove(4);

    assertThat(read(trail).broken())
        .hasValueSatisfying(found ->
            assertThat(found.why()).isEqualTo("entry 6 follows entry 4: what was between is gone"));
  }

  @Test
  void aBeginningThatWasCutOffIsMissed() {
    assertThat(read(bound(ENTRIES).subList(1, ENTRIES)).broken()).isPresent();
  }

  @Test
  void twoEntriesThatChangedPlacesAreSeen() {
    List<AuditEntry> trail = bound(ENTRIES);
    trail.add(3, trail.remove(4));

    assertThat(read(trail).broken()).map(AuditTrail.Break::number).hasValue(5L);
  }

  /// Also when its number and hash fit what is before it: what is behind it does not.
  @Test
  void anEntryThatWasSlippedInIsSeen() {
    List<AuditEntry> trail = bound(ENTRIES);
    trail.set(4, with(trail.get(4), "mallory", "approve", "", 0).after(trail.get(3).hash()));

    assertThat(read(trail).broken()).map(AuditTrail.Break::number).hasValue(6L);
  }

  private static AuditTrail read(List<AuditEntry> entries, Anchor anchor) {
    AuditTrail trail = new AuditTrail(Optional.of(anchor));
    entries.forEach(trail::read);
    return trail;
  }

  @Test
  void aTrailThatWasCutOffIsMissedByItsAnchor() {
    Anchor anchor = read(bound(ENTRIES)).anchor().orElseThrow();
    List<AuditEntry> cut = bound(ENTRIES - 2);

    assertThat(read(cut).broken()).isEmpty();
    assertThat(read(cut, anchor).broken())
        .hasValueSatisfying(found ->
            assertThat(found.why())
                .isEqualTo(
                    "the trail ends with entry 7, and once had an entry 9: what was behind is gone"));
  }

  @Test
  void aFalseTrailThatWasBoundAnewIsSeenByItsAnchor() {
    Anchor anchor = read(bound(ENTRIES)).anchor().orElseThrow();
    List<AuditEntry> falsified = new ArrayList<>();
    String head = AuditEntry.BEGINNING;
    for (AuditEntry entry : bound(ENTRIES + 1)) {
      AuditEntry next =
          (entry.number() == 4 ? with(entry, "mallory", "approve", "", 0) : entry).after(head);
      falsified.add(next);
      head = next.hash();
    }

    assertThat(read(falsified).broken()).isEmpty();
    assertThat(read(falsified, anchor).broken()).map(AuditTrail.Break::number).hasValue(9L);
    assertThat(read(bound(ENTRIES + 1), anchor).broken()).isEmpty();
  }

  @Test
  void anAnchorIsReadAsItIsWritten() {
    Anchor anchor = read(bound(ENTRIES)).anchor().orElseThrow();

    assertThat(Anchor.of(anchor.toString())).contains(anchor);
    assertThat(Anchor.of("9:abc")).isEmpty();
    assertThat(Anchor.of(anchor.hash())).isEmpty();
  }

  @Test
  void entriesFromBeforeTheTrailWasBoundAreCounted() {
    List<AuditEntry> trail = new ArrayList<>(List.of(entry(1), entry(2)));
    trail.add(entry(3).after(AuditEntry.BEGINNING));
    trail.add(entry(4).after(trail.getLast().hash()));

    assertThat(read(trail).broken()).isEmpty();
    assertThat(read(trail).unbound()).isEqualTo(2);
    assertThat(read(trail).entries()).isEqualTo(4);
  }
}
