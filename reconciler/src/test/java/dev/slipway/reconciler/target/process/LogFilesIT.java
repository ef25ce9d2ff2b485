package dev.slipway.reconciler.target.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.delivery.InstanceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class LogFilesIT {
  private static final InstanceName NAME = new InstanceName("slipway-staging-frontend-0-0");

  @TempDir Path folder = Path.of("set by JUnit");

  LogFilesIT() {}

  private LogFiles logs(long bytes) {
    return new LogFiles(folder, new ProcessTargetSettings.Logs(bytes, 2, Duration.ofDays(7)));
  }

  @Test
  void aProcessGoesOnWritingIntoARotatedLog() throws Exception {
    LogFiles logs = logs(100);
    Path log = logs.of(NAME);
    Process writer =
        new ProcessBuilder("sh", "-c", "while :; do echo a line of text; sleep 0.01; done")
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    await().until(() -> Files.size(log) > 100);

    logs.tidy(Set.of(NAME), Instant.now());

    assertThat(Files.size(folder.resolve(NAME + ".log.1"))).isGreaterThan(100);
    await().until(() -> Files.readString(log).startsWith("a line of text\n"));
    writer.destroyForcibly();
  }

  @Test
  void noMorePartsAreKeptThanWanted() throws Exception {
    LogFiles logs = logs(3);

    rotated(logs, "first");
    rotated(logs, "second");
    rotated(logs, "third");

    assertThat(folder.resolve(NAME + ".log.1")).hasContent("third");
    assertThat(folder.resolve(NAME + ".log.2")).hasContent("second");
    assertThat(folder.resolve(NAME + ".log.3")).doesNotExist();
  }

  @Test
  void logsOfStoppedInstancesAreKeptForAWhile() throws Exception {
    LogFiles logs = logs(1_000);
    Instant now = Instant.now();
    Files.writeString(logs.of(NAME), "last words");
    Files.setLastModifiedTime(logs.of(NAME), FileTime.from(now.minus(Duration.ofDays(6))));

    logs.tidy(Set.of(), now);
    assertThat(logs.of(NAME)).exists();

    logs.tidy(Set.of(), now.plus(Duration.ofDays(2)));
    assertThat(logs.of(NAME)).doesNotExist();
  }

  private void rotated(LogFiles logs, String text) throws IOException {
    Files.writeString(logs.of(NAME), text);
    logs.tidy(Set.of(NAME), Instant.now());
  }
}
