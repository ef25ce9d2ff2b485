package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When the launcher builds and with which options it starts, in a home of its own where Maven and
/// Java are scripts that say how they were called.
@Timeout(60)
final class LauncherBuildIT {
  private static final Path REAL_HOME = Path.of(System.getProperty("slipway.home"));

  /// Builds once `go` is there, and fails when `broken` is.
  private static final String MAVEN =
      """
      #!/bin/sh
      cd "$(dirname "$0")"
      echo build >>builds
      until [ -e go ]; do sleep 0.05; done
      if [ -e broken ]; then echo '[INFO] chatter'; echo '[ERROR] Nope.java:[3,1] no'; exit 1; fi
      for module in environments api reconciler bot sandbox; do
        mkdir -p $module/target && : >$module/target/slipway-$module.jar
      done
      """;

  /// Says how it was called; makes the AOT cache that it is asked for; stays while `serving` is
  /// there, unless it trains.
  private static final String JAVA =
      """
      #!/bin/sh
      echo "java $*"
      for argument; do
        case $argument in
        -XX:AOTMode=record) trains=yes ;;
        -XX:AOTMode=create) trains=yes creates=yes ;;
        -XX:AOTCache=*) cache=${argument#-XX:AOTCache=} ;;
        esac
      done
      if [ -n "$creates" ]; then echo trained >"$cache"; fi
      while [ -z "$trains" ] && [ -e "${0%/*}/serving" ]; do sleep 0.05; done
      """;

  @TempDir private Path folder;

  private final Map<String, String> environment = new HashMap<>(Map.of("SLIPWAY_TRAIN", "never"));
  private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectories(folder.resolve("a home"));
    Files.createDirectories(home.resolve(".mvn"));
    Files.createDirectories(home.resolve("api/src/main"));
    Files.copy(REAL_HOME.resolve(".mvn/find-jdk.sh"), home.resolve(".mvn/find-jdk.sh"));
    script(home.resolve("slipway"), Files.readString(REAL_HOME.resolve("slipway")));
    script(home.resolve("mvnw"), MAVEN);
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
    script(jdk.resolve("javac"), "#!/bin/sh\n");
    script(jdk.resolve("java"), JAVA);
    age(folder.resolve("jdk/release"));
    Files.writeString(home.resolve("go"), "");
  }

  @Test
  void whatIsBuiltIsNotBuiltAgainUntilASourceIsNewer() throws Exception {
    ageSources();
    assertThat(slipway("status").waitFor()).isZero();
    assertThat(slipway("status").waitFor()).isZero();
    assertThat(builds()).isEqualTo(1);

    Files.writeString(home.resolve("api/src/main/New.java"), "");
    Files.setLastModifiedTime(
        home.resolve("api/src/main/New.java"), FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(slipway("status").waitFor()).isZero();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void aSecondOneWaitsForTheBuildOfTheFirst() throws Exception {
    ageSources();
    Files.delete(home.resolve("go"));
    Process first = slipway("status");
    await().until(() -> Files.exists(home.resolve("builds")));
    Process second = slipway("status");
    await().until(() -> printed(second).contains("(pid " + first.pid() + ") is building"));

    Files.writeString(home.resolve("go"), "");

    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void theLockOfOneThatWasKilledIsTakenOver() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectories(home.resolve(".slipway"));
    Files.createSymbolicLink(home.resolve(".slipway/building"), Path.of(Long.toString(dead.pid())));

    assertThat(slipway("status").waitFor()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aBuildThatFailsShowsItsErrorsAndWhereTheRestIs() throws Exception {
    Files.writeString(home.resolve("broken"), "");

    Process process = slipway("status");

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(printed(process))
        .contains("Nope.java:[3,1] no", home + "/.slipway/build.log")
        .doesNotContain("chatter");
    assertThat(home.resolve(".slipway/building")).doesNotExist();
  }

  @Test
  void commandsGoToTheProgramThatKnowsThem() throws Exception {
    assertThat(started("validate", "a b")).endsWith("slipway-environments.jar a b");
    assertThat(started("rollback", "x")).endsWith("slipway-api.jar rollback x");
    assertThat(started("router")).endsWith("slipway-reconciler.jar router");
    assertThat(started("bot")).endsWith("slipway-bot.jar bot");
    assertThat(started("backup", "--config", "x"))
        .endsWith("slipway-reconciler.jar backup --config x");
    Path bots = Files.writeString(folder.resolve("bot.yaml"), "slack: {kind: socket}\n");
    assertThat(started("restore", "x.zip", "--config", bots.toString()))
        .endsWith("slipway-bot.jar restore x.zip --config " + bots);
    assertThat(started("demo", "--story"))
        .contains("-Dslipway.home=" + home)
        .endsWith("slipway-sandbox.jar demo --story");
  }

  @Test
  void anAotCacheIsUsedWhenItIsNewerThanWhatItWasMadeFrom() throws Exception {
    assertThat(started("reconciler")).doesNotContain("AOTCache");
    Path cache = Files.writeString(home.resolve(".slipway/slipway-reconciler.aot"), "");
    Files.setLastModifiedTime(cache, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(started("reconciler")).contains("-XX:AOTCache=" + cache);

    age(cache);
    assertThat(started("reconciler")).doesNotContain("AOTCache");
  }

  @ParameterizedTest
  @CsvSource({"reconciler, router", "bot, bot"})
  void anAotCacheIsTrainedBesideTheFirstRun(String service, String next) throws Exception {
    Path serving = Files.writeString(folder.resolve("jdk/bin/serving"), "");
    environment.remove("SLIPWAY_TRAIN");
    Process first = slipway(service);

    Path cache = home.resolve(".slipway/slipway-" + service + ".aot");
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(cache));
    Files.delete(serving);

    assertThat(first.waitFor()).isZero();
    assertThat(started(next)).contains("-XX:AOTCache=" + cache);
  }

  private String started(String... arguments) throws Exception {
    Process process = slipway(arguments);
    assertThat(process.waitFor()).isZero();
    return printed(process).lines().filter(line -> line.startsWith("java ")).findFirst().orElse("");
  }

  private Process slipway(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("slipway").toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "slipway", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    Files.move(output, folder.resolve(process.pid() + ".out"));
    return process;
  }

  private String printed(Process process) throws IOException {
    return Files.readString(folder.resolve(process.pid() + ".out")).strip();
  }

  private int builds() throws IOException {
    return Files.readAllLines(home.resolve("builds")).size();
  }

  private void ageSources() throws IOException {
    for (String source : List.of("pom.xml", "api/src/main", ".mvn", ".mvn/find-jdk.sh")) {
      age(home.resolve(source));
    }
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3_600)));
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
