package dev.slipway.bot.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.audit.AuditEntry;
import dev.slipway.bot.audit.AuditTrail;
import dev.slipway.bot.journal.Journal.AuditLine;
import dev.slipway.bot.journal.Journal.Entry;
import dev.slipway.bot.journal.JournalException;
import dev.slipway.storage.JournalLocation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditTableTest {
  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00.123Z");

  @TempDir private Path folder = Path.of("");

  private static Entry entry(AuditLine... lines) {
    return new Entry(
        NOW, List.of(), List.of(), Optional.empty(), List.of(), List.of(), List.of(lines));
  }

  private void record(AuditLine... lines) {
    try (SqlJournal journal = SqlJournal.open(folder)) {
      journal.record(entry(lines));
    }
  }

  private Jdbi database() {
    return Jdbi.create("jdbc:sqlite:" + folder.resolve("journal.db"));
  }

  private List<AuditEntry> all() {
    List<AuditEntry> all = new ArrayList<>();
    new AuditReader(new JournalLocation.Folder(folder)).read(all::add);
    return all;
  }

  @Test
  void aReaderDisturbsNobodyAndChangesNothing() {
    record(new AuditLine("ada", "request", "r-aaaa", "1.4.2"));
    assertThat(all()).hasSize(1);

    try (SqlJournal journal = SqlJournal.open(folder)) {
      journal.record(entry(new AuditLine("grace", "approve", "r-aaaa", "")));

      assertThat(all()).extracting(AuditEntry::actor).containsExactly("ada", "grace");
      journal.record(entry(new AuditLine("bot", "commit", "r-aaaa", "4be1")));
    }
    assertThat(all()).isEqualTo(entries(0, 100)).hasSize(3);
  }

  @Test
  void moreThanAPageIsReadToTheEnd() {
    AuditLine[] lines = new AuditLine[2_000];
    Arrays.fill(lines, new AuditLine("ada", "request", "r-aaaa", ""));
    record(lines);
    record(lines[0]);

    AuditTrail trail = new AuditTrail();
    all().forEach(trail::read);
    assertThat(trail.broken()).isEmpty();
    assertThat(trail.entries()).isEqualTo(2_001);
  }

  @Test
  void aJournalThatIsNotThereIsSaidAndNotMade() {
    Path nowhere = folder.resolve("nowhere");
    AuditReader reader = new AuditReader(new JournalLocation.Folder(nowhere));

    assertThatThrownBy(() -> reader.read(_ -> {}))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("there is no journal in " + nowhere);
    assertThat(nowhere).doesNotExist();
  }

  private List<AuditEntry> entries(long after, int limit) {
    return database().withHandle(handle -> new AuditTable(handle).entries(after, limit));
  }

  private AuditTrail trail() {
    AuditTrail trail = new AuditTrail();
    entries(0, 100).forEach(trail::read);
    return trail;
  }

  @Test
  void eachEntryIsBoundToTheOneBeforeItAlsoAfterARestart() {
    record(
        new AuditLine("ada", "request", "r-aaaa", "1.4.2"),
        new AuditLine("mallory", "refuse", "r-aaaa", "not permitted"));
    record();
    record(new AuditLine("grace", "approve", "r-aaaa", "<!channel> für alle"));

    assertThat(trail().broken()).isEmpty();
    assertThat(trail().entries()).isEqualTo(3);
    assertThat(trail().unbound()).isZero();
    assertThat(entries(0, 100))
        .extracting(AuditEntry::actor)
        .containsExactly("ada", "mallory", "grace");
    assertThat(entries(1, 1)).extracting(AuditEntry::number).containsExactly(2L);
    assertThat(entries(2, 1)).first().extracting(AuditEntry::at).isEqualTo(NOW);
  }

  @Test
  void whatIsChangedInTheDatabaseIsFound() {
    record(
        new AuditLine("ada", "request", "r-aaaa", "1.4.2"),
        new AuditLine("grace", "approve", "r-aaaa", ""));
    record(new AuditLine("bot", "commit", "r-aaaa", "4be1"));

    int changed =
        database()
            .withHandle(handle ->
                handle.execute("UPDATE audit SET actor = 'mallory' WHERE actor = 'grace'"));

    assertThat(changed).isOne();
    assertThat(trail().broken()).map(AuditTrail.Break::number).hasValue(2L);
  }

  @Test
  void entriesOfAnOlderVersionStayAndNewOnesAreBoundBehindThem() {
    record();
    int _ =
        database()
            .withHandle(handle ->
                handle.execute(
                    "INSERT INTO audit (number, at, actor, what, about, why)"
                        + " VALUES (1, 5, 'ada', 'request', 'r-aaaa', '')"));

    record(new AuditLine("grace", "approve", "r-aaaa", ""));

    assertThat(trail().broken()).isEmpty();
    assertThat(trail().unbound()).isOne();
    assertThat(trail().entries()).isEqualTo(2);
  }
}
