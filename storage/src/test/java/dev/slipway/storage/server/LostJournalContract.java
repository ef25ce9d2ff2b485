package dev.slipway.storage.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.storage.JournalLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What a service's own program does when its journal in PostgreSQL was another's meanwhile.
public abstract class LostJournalContract {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Class<?> program;
  private final String name;

  @RegisterExtension private final InstalledPostgres postgres = new InstalledPostgres();
  @TempDir private Path folder = Path.of("");

  /// @param name of its command, and of who holds the journal: `bot`
  protected LostJournalContract(Class<?> program, String name) {
    this.program = program;
    this.name = name;
  }

  /// All that the program needs to start, but the journal; files stand in that folder.
  protected abstract String configuration(Path folder) throws IOException;

  /// R27
  @Test
  final void whoseJournalAnotherHasWorkedOnEndsAndSaysSo() throws Exception {
    JournalLocation.PostgreSql location = postgres.unused();
    Process process = start(location);
    try {
      await().atMost(PATIENCE).until(() -> read("output.txt").contains("listening on"));

      postgres.takeOver(location, name, "dev/slipway/" + name + "/journal");

      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(read("errors.txt"))
          .contains(
              "slipway: another %s has worked on the journal %s".formatted(name, location.where()))
          .contains("this one has to end");
    } finally {
      process.destroyForcibly();
    }
  }

  private Process start(JournalLocation.PostgreSql location) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("configuration.yaml"),
            configuration(folder)
                + """
                journal:
                  url: %s
                  user: %s
                  password: %s
                  schema: %s
                """
                    .formatted(
                        location.database(),
                        location.user(),
                        location.password(),
                        location.schema()));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            name,
            "--config",
            file.toString())
        .redirectError(folder.resolve("errors.txt").toFile())
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start();
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
