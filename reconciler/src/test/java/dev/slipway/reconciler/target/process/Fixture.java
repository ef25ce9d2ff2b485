package dev.slipway.reconciler.target.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Folders, artifacts and a target for one test; ends every process that it started.
final class Fixture implements AutoCloseable {
  static final ServiceKey KEY = new ServiceKey("staging", "frontend");
  static final Version VERSION = new Version("1.4.2");
  static final Duration GRACE = Duration.ofSeconds(5);

  /// Runs for ever without a port; its child too.
  static final String LOOP = "#!/bin/sh\nsleep 1000 &\necho started\nwait\n";

  private static final Health HEALTH =
      new Health(
          "/health", Duration.ofMillis(100), Duration.ofSeconds(1), 2, 3, Duration.ofSeconds(3));

  final Path root;
  final Map<String, String> secretValues = new ConcurrentHashMap<>();
  ProcessTargetSettings settings;
  ProcessTarget target;

  Fixture(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("artifacts"));
    settings = ProcessTargetSettings.of("local", root.resolve("artifacts"), root.resolve("state"));
    target = open();
  }

  ProcessTarget open() throws IOException {
    return ProcessTarget.open(settings, secrets(), InstantSource.system());
  }

  /// As after a restart of the reconciler.
  void reopen() throws IOException {
    target.close();
    target = open();
  }

  Path publish(Version version, String script) throws IOException {
    Path program =
        root.resolve("artifacts").resolve("frontend").resolve(version.text()).resolve("bin/run");
    Files.createDirectories(program.getParent());
    Files.writeString(program, script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }

  static String server(int status) {
    return "#!/bin/sh\nexec \"$JAVA_HOME/bin/java\" -Xshare:auto -XX:TieredStopAtLevel=1 -Xmx32m -cp '%s' %s \"$1\" %d\n"
        .formatted(
            Path.of("target/test-classes").toAbsolutePath(), SmallServer.class.getName(), status);
  }

  static RunSpec withPort() {
    return spec(OptionalInt.of(3000), Map.of(), Map.of(), Resources.UNLIMITED);
  }

  static RunSpec withoutPort() {
    return spec(OptionalInt.empty(), Map.of(), Map.of(), Resources.UNLIMITED);
  }

  static RunSpec spec(
      OptionalInt port,
      Map<String, String> settings,
      Map<String, String> secrets,
      Resources resources) {
    return new RunSpec(
        Optional.empty(),
        List.of("bin/run", "{port}"),
        port,
        port.isPresent() ? Optional.of(HEALTH) : Optional.empty(),
        resources,
        new TreeMap<>(settings),
        new TreeMap<>(secrets));
  }

  Release release(RunSpec spec) throws Exception {
    Target.Artifact artifact = target.resolve(KEY, spec, VERSION);
    assertThat(artifact).isInstanceOf(Target.Artifact.Found.class);
    return Release.of(
        KEY, VERSION, ((Target.Artifact.Found) artifact).digest(), spec, new TreeMap<>());
  }

  Instance only() throws Exception {
    List<Instance> instances = target.instances("staging");
    assertThat(instances).hasSize(1);
    return instances.getFirst();
  }

  ProcessIdentity child(InstanceName name) throws IOException {
    return identity(name, "child");
  }

  ProcessIdentity supervisor(InstanceName name) throws IOException {
    return identity(name, "claim");
  }

  private ProcessIdentity identity(InstanceName name, String ending) throws IOException {
    Path folder = settings.state().resolve("instances").resolve(name.text());
    InstanceRecord record = InstanceRecord.parse(Files.readString(folder.resolve("record")));
    return ProcessIdentity.read(folder.resolve("run-" + record.run() + "." + ending)).orElseThrow();
  }

  /// Living processes that bear the instance's marks: supervisor, process and its children.
  List<ProcessTable.Stat> processes(InstanceName name) throws IOException {
    String id = Files.readString(settings.state().resolve("id")).strip();
    return ProcessTable.find(
        java.util.OptionalLong.empty(),
        List.of("SLIPWAY_INSTANCE=" + name, "SLIPWAY_TARGET=" + id));
  }

  static String sha256(String text) throws java.security.NoSuchAlgorithmException {
    return java.util.HexFormat.of()
        .formatHex(
            java.security.MessageDigest.getInstance("SHA-256")
                .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private Secrets secrets() {
    return new Secrets() {
      @Override
      public Optional<String> value(String environment, String name) {
        return Optional.ofNullable(secretValues.get(environment + "/" + name));
      }

      @Override
      public Optional<String> fingerprint(String environment, String name) {
        return value(environment, name).map(value -> String.valueOf(value.hashCode()));
      }
    };
  }

  @Override
  public void close() throws IOException, UnavailableException {
    for (String environment : List.of("staging", "production")) {
      for (Instance instance : target.instances(environment)) {
        target.stop(instance.name(), Duration.ZERO);
      }
    }
    target.collect(java.util.Set.of());
    target.close();
  }
}
