package dev.slipway.storage.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.storage.Database;
import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.backup.BackupSchedule;
import dev.slipway.storage.backup.Backups;
import dev.slipway.storage.backup.JournalKind;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BackupMetersTest {
  private static final Pattern DOCUMENTED =
      Pattern.compile("(?m)^\\| `(slipway_backups?_[a-z_]+)`");

  /// A journal that is not there: nothing is backed up in this test.
  private record Nothing() implements JournalKind {
    @Override
    public String name() {
      return "nothing";
    }

    @Override
    public String migrations() {
      return "none";
    }

    @Override
    public String readAll(Database database) {
      return "";
    }

    @Override
    public void markRestored(Database database, Instant made, Instant now) {
      // There is none.
    }
  }

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-28T12:00:00Z"));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  private void measure() {
    Path nowhere = Path.of("nowhere");
    BackupSchedule schedule =
        new BackupSchedule(
            new Backups(new Nothing(), new JournalLocation.Folder(nowhere), nowhere),
            new BackupSchedule.Pace(Duration.ofHours(6), Duration.ofDays(30)),
            now::get);
    new BackupMeters(schedule, now::get).bindTo(registry);
  }

  @Test
  void withoutABackupItsAgeIsThatOfTheService() {
    measure();

    now.updateAndGet(then -> then.plusSeconds(90));

    assertThat(registry.get("slipway.backup.age.seconds").gauge().value()).isEqualTo(90);
    assertThat(registry.get("slipway.backup.every.seconds").gauge().value()).isEqualTo(21_600);
    assertThat(registry.get("slipway.backups").tag("outcome", "failed").functionCounter().count())
        .isZero();
  }

  @Test
  void whatIsServedIsWhatStandsInTheDocument() throws IOException {
    measure();

    String document = Files.readString(Path.of("..", "docs", "metrics.md"));
    Set<String> served =
        registry.getMeters().stream()
            .map(BackupMetersTest::asPrometheusNamesIt)
            .collect(Collectors.toSet());
    Set<String> documented =
        DOCUMENTED
            .matcher(document)
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    assertThat(served).isEqualTo(documented);
  }

  private static String asPrometheusNamesIt(Meter meter) {
    String name = meter.getId().getName().replace('.', '_');
    return meter.getId().getType() == Meter.Type.COUNTER ? name + "_total" : name;
  }
}
