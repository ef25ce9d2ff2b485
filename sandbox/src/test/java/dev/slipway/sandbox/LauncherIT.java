package dev.slipway.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The front door, as a newcomer finds it. Nothing is built here: the tests run inside a build.
@Timeout(60)
final class LauncherIT {
  private static final Path HOME = Path.of(System.getProperty("slipway.home"));
  private static final String SLIPWAY = HOME.resolve("slipway").toString();
  private static final String FIND_JDK = ". '" + HOME + "/.mvn/find-jdk.sh' && echo $JAVA_HOME";

  @TempDir private Path folder;

  private final Map<String, String> environment = new HashMap<>();

  @Test
  void withoutAJdkItSaysInOneLineWhatToInstall() throws Exception {
    Path old = fakeJdk("old", "17.0.13");
    putOnPath(old);
    environment.put("SLIPWAY_JDK_SEARCH", old.toString());
    environment.put("JAVA_HOME", folder.resolve("gone").toString());
    environment.put("HOME", folder.toString());

    Ended ended = run(SLIPWAY, "status");

    assertThat(ended.status()).isNotZero();
    assertThat(ended.printed().lines()).hasSize(1);
    assertThat(ended.printed()).contains("no JDK 25 or newer found: install one", "JAVA_HOME");
  }

  @Test
  void aJdk25IsFoundWhereJavaIs17() throws Exception {
    Path old = fakeJdk("old", "17.0.13");
    Path wanted = fakeJdk("wanted", "25.0.1");
    putOnPath(old);
    environment.put("JAVA_HOME", old.toString());
    environment.put("SLIPWAY_JDK_SEARCH", old + ":" + wanted);

    assertThat(run("sh", "-c", FIND_JDK).printed()).isEqualTo(wanted.toString());
  }

  @Test
  void theChosenJdkWinsOverTheOneOnThePath() throws Exception {
    Path chosen = fakeJdk("chosen", "26");
    Path onPath = fakeJdk("on-path", "25");
    putOnPath(onPath);
    environment.put("JAVA_HOME", chosen.toString());

    assertThat(run("sh", "-c", FIND_JDK).printed()).isEqualTo(chosen.toString());
    environment.put("JAVA_HOME", "");
    assertThat(run("sh", "-c", FIND_JDK).printed()).isEqualTo(onPath.toString());
  }

  @Test
  void ofSeveralTheNearestTo25IsTaken() throws Exception {
    Path later = fakeJdk("later", "27");
    Path nearest = fakeJdk("with space", "25.0.2");
    putOnPath(fakeJdk("old", "17.0.13"));
    environment.put("JAVA_HOME", "");
    environment.put("SLIPWAY_JDK_SEARCH", later + ":" + nearest);

    assertThat(run("sh", "-c", FIND_JDK).printed()).isEqualTo(nearest.toString());
  }

  @Test
  void helpIsThereWithoutJdkAndWithoutBuild() throws Exception {
    environment.put("SLIPWAY_JDK_SEARCH", folder.toString());
    environment.put("JAVA_HOME", "");

    Ended ended = run(SLIPWAY, "--help");

    assertThat(ended.status()).isZero();
    assertThat(ended.printed()).contains("./slipway demo", "./slipway validate DIR");
    assertThat(run(SLIPWAY, "--version").printed()).matches("slipway [0-9]+\\.[0-9]+.*");
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheNearest() throws Exception {
    Ended ended = run(SLIPWAY, "rolback");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.printed())
        .contains("no command 'rolback'")
        .contains("did you mean 'rollback'?");
    assertThat(run(SLIPWAY, "xylophone").printed()).doesNotContain("did you mean");
  }

  @Test
  void itIsFoundThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("slip"), Path.of(SLIPWAY));

    assertThat(run(link.toString(), "--version").printed()).startsWith("slipway ");
  }

  @Test
  void aSignalReachesTheProgramItself() throws Exception {
    environment.put("SLIPWAY_BUILD", "never");
    Path log = folder.resolve("service.log");
    Process service = builder(log, SLIPWAY, "service", "--port", "0").start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.readString(log).contains("answers on"));

    assertThat(service.toHandle().info().command().orElseThrow()).endsWith("/bin/java");
    service.destroy();

    assertThat(service.waitFor(Duration.ofSeconds(10))).isTrue();
    assertThat(service.exitValue()).isEqualTo(143);
  }

  private void putOnPath(Path jdk) {
    environment.put("PATH", jdk.resolve("bin") + ":" + System.getenv("PATH"));
  }

  private Path fakeJdk(String name, String version) throws IOException {
    Path jdk = folder.resolve(name);
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    for (String program : List.of("java", "javac")) {
      Path file = Files.writeString(jdk.resolve("bin").resolve(program), "#!/bin/sh\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return jdk;
  }

  private Ended run(String... command) throws Exception {
    Path output = Files.createTempFile(folder, "run", ".out");
    Process process = builder(output, command).start();
    int status = process.waitFor();
    return new Ended(status, Files.readString(output, UTF_8).strip());
  }

  private ProcessBuilder builder(Path output, String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  private record Ended(int status, String printed) {}
}
