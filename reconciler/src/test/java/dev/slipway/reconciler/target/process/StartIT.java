package dev.slipway.reconciler.target.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Resources;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.target.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a process is started from and with.
@Timeout(60)
final class StartIT {
  private static final Resources LIMITED =
      new Resources(OptionalLong.of(256L << 20), OptionalDouble.empty());

  /// Says its environment and its arguments, then ends.
  private static final String TELLING = "#!/bin/sh\nenv\necho \"arguments: $*\"\n";

  @TempDir Path root = Path.of("set by JUnit");
  private Fixture fixture;

  StartIT() {}

  @BeforeEach
  void open() throws IOException {
    fixture = new Fixture(root);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private String toldAfter(Release release) throws Exception {
    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
    await().until(() -> fixture.only().condition() instanceof Condition.Exited);
    return Files.readString(fixture.target.log(fixture.only().name()));
  }

  @Test
  void aProcessFindsItsPortSettingsAndNameAndNothingOfTheReconcilers() throws Exception {
    fixture.publish(Fixture.VERSION, TELLING);
    RunSpec spec =
        Fixture.spec(
            OptionalInt.of(3000), Map.of("LOG_LEVEL", "info"), Map.of(), Resources.UNLIMITED);
    Release release = fixture.release(spec);

    String told = toldAfter(release);

    int port = fixture.only().endpoint().map(Endpoint::port).orElseThrow();
    assertThat(told)
        .contains("PORT=" + port + "\n", "arguments: " + port + "\n", "LOG_LEVEL=info\n")
        .contains("SLIPWAY_SERVICE=frontend\n", "SLIPWAY_ENVIRONMENT=staging\n")
        .contains("SLIPWAY_VERSION=1.4.2\n", "SLIPWAY_RELEASE=" + release.hash().hex() + "\n")
        .doesNotContain("MAVEN");
  }

  /// R33: a start takes the current value, and no argument ever holds it.
  @Test
  void eachStartReadsTheSecretsAnew() throws Exception {
    fixture.publish(Fixture.VERSION, TELLING);
    RunSpec spec =
        Fixture.spec(
            OptionalInt.empty(), Map.of(), Map.of("TOKEN", "frontend/token"), Resources.UNLIMITED);
    Release release = fixture.release(spec);
    fixture.secretValues.put("staging/frontend/token", "first-value");

    String first = toldAfter(release);
    fixture.secretValues.put("staging/frontend/token", "second-value");
    fixture.target.start(release, 0);

    assertThat(first).contains("TOKEN=first-value\n");
    InstanceName name = fixture.only().name();
    await()
        .untilAsserted(
            () -> assertThat(fixture.target.log(name)).content().contains("TOKEN=second-value\n"));
  }

  @Test
  void aMissingSecretIsRefusedByItsName() throws Exception {
    fixture.publish(Fixture.VERSION, TELLING);
    RunSpec spec =
        Fixture.spec(
            OptionalInt.empty(), Map.of(), Map.of("TOKEN", "frontend/token"), Resources.UNLIMITED);

    assertThat(fixture.target.start(fixture.release(spec), 0))
        .isEqualTo(new Outcome.Refused("there is no secret frontend/token for staging"));
  }

  /// R12
  @Test
  void aMissingProgramIsRefusedByItsName() throws Exception {
    Path program = fixture.publish(Fixture.VERSION, TELLING);
    Files.move(program, program.resolveSibling("other"));

    assertThat(fixture.target.start(fixture.release(Fixture.withoutPort()), 0))
        .isEqualTo(new Outcome.Refused("the artifact has no program bin/run"));
  }

  @Test
  void limitsThatCannotBeKeptAreRefused() throws Exception {
    fixture.publish(Fixture.VERSION, TELLING);
    RunSpec spec = Fixture.spec(OptionalInt.empty(), Map.of(), Map.of(), LIMITED);

    assertThat(fixture.target.start(fixture.release(spec), 0))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("cannot keep limits of memory"));
  }

  @Test
  void limitsAreIgnoredWhereTheConfigurationSaysSo() throws Exception {
    fixture.publish(Fixture.VERSION, TELLING);
    fixture.settings = fixture.settings.with(ResourceLimits.IGNORE);
    fixture.reopen();
    RunSpec spec = Fixture.spec(OptionalInt.empty(), Map.of(), Map.of(), LIMITED);

    assertThat(fixture.target.start(fixture.release(spec), 0)).isEqualTo(new Outcome.Done());
  }

  /// Rule 1: the baseline is kept, its artifact too.
  @Test
  void anInstanceIsStartedAgainAsItWasWhateverBecameOfItsFolder() throws Exception {
    Path program = fixture.publish(Fixture.VERSION, "#!/bin/sh\necho the old one\n");
    Release release = fixture.release(Fixture.withoutPort());
    String before = toldAfter(release);

    Files.writeString(program, "#!/bin/sh\necho the new one\n");
    fixture.reopen();
    fixture.target.start(release, 0);

    assertThat(before).isEqualTo("the old one\n");
    Path log = fixture.target.log(fixture.only().name());
    await().untilAsserted(() -> assertThat(log).hasContent("the old one\nthe old one"));
  }

  @Test
  void unusedCopiesAreCollectedAndUsedOnesAreNot() throws Exception {
    fixture.publish(Fixture.VERSION, TELLING);
    Release release = fixture.release(Fixture.withoutPort());
    fixture.target.start(release, 0);

    assertThat(fixture.target.collect(Set.of())).isZero();
    fixture.target.stop(fixture.only().name(), Fixture.GRACE);
    assertThat(fixture.target.collect(Set.of(release.digest()))).isZero();
    assertThat(fixture.target.collect(Set.of())).isEqualTo(1);
  }

  /// A port that was lost to another process is another one at the next start.
  @Test
  void anInstanceThatIsStartedAgainGetsAnotherPort() throws Exception {
    fixture.publish(Fixture.VERSION, TELLING);
    Release release = fixture.release(Fixture.withPort());
    toldAfter(release);
    Optional<Endpoint> first = fixture.only().endpoint();

    fixture.target.start(release, 0);

    assertThat(fixture.only().endpoint()).isPresent().isNotEqualTo(first);
  }

  /// R35
  @Test
  void aReleaseIsDescribedWholeByTheNextReconciler() throws Exception {
    fixture.publish(Fixture.VERSION, TELLING);
    fixture.secretValues.put("staging/frontend/token", "value");
    Map<String, String> odd = Map.of("GREETING", " a = b: \"ü\"\n# c\\");
    fixture.settings = fixture.settings.with(ResourceLimits.IGNORE);
    fixture.reopen();
    RunSpec spec =
        Fixture.spec(OptionalInt.of(3000), odd, Map.of("TOKEN", "frontend/token"), LIMITED);
    Release release = fixture.release(spec);
    fixture.target.start(release, 0);

    fixture.reopen();

    assertThat(fixture.target.describe("staging", release.hash())).contains(release);
  }

  @Test
  void startsAreCountedAcrossReconcilers() throws Exception {
    fixture.publish(Fixture.VERSION, TELLING);
    Release release = fixture.release(Fixture.withoutPort());
    toldAfter(release);

    fixture.reopen();
    fixture.target.start(release, 0);

    assertThat(fixture.only().starts()).isEqualTo(2);
  }

  /// G16
  @Test
  void anArtifactThatLeadsOutOfItsFolderIsNotFound() throws Exception {
    Path outside = Files.createDirectories(root.resolve("outside"));
    Path service = Files.createDirectories(root.resolve("artifacts/frontend"));
    Files.createSymbolicLink(service.resolve("1.4.2"), outside);

    assertThat(fixture.target.resolve(Fixture.KEY, Fixture.withoutPort(), Fixture.VERSION))
        .isInstanceOfSatisfying(
            Target.Artifact.NotFound.class,
            missing -> assertThat(missing.reason()).contains("leads out of"));
  }

  @Test
  void aMissingFolderOfArtifactsSaysNothingAboutTheArtifact() throws Exception {
    Files.delete(root.resolve("artifacts"));

    assertThatThrownBy(
            () -> fixture.target.resolve(Fixture.KEY, Fixture.withoutPort(), Fixture.VERSION))
        .hasMessageContaining("does not exist");
  }

  @Test
  void aStateFolderThatCannotBeMadeIsOneLine() throws Exception {
    Path file = Files.createFile(root.resolve("file"));
    ProcessTargetSettings settings =
        ProcessTargetSettings.of("local", root.resolve("artifacts"), file);

    assertThatThrownBy(() -> StateFolder.open(settings.state(), "local"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("target local: cannot use its state folder: " + file)
        .hasMessageNotContaining("\n");
  }

  @Test
  void anInstanceThatWasHealthyStaysSoAcrossReconcilers() throws Exception {
    fixture.publish(Fixture.VERSION, Fixture.server(200));
    fixture.target.start(fixture.release(Fixture.withPort()), 0);
    await().until(() -> fixture.only().isHealthy());

    fixture.reopen();

    assertThat(fixture.only().condition()).isEqualTo(new Condition.Healthy());
  }

  @Test
  void anUnchangedTreeHasTheDigestThatIsWrittenDown() throws Exception {
    Path folder = Files.createDirectories(root.resolve("tree"));
    Files.writeString(folder.resolve("a"), "hello");

    Digest digest = ArtifactTree.list(folder).digest();

    assertThat(List.of(digest.text()))
        .containsExactly(
            "sha256:" + Fixture.sha256("slipway-tree-1\nf " + Fixture.sha256("hello") + " 1:a\n"));
  }
}
