package dev.slipway.reconciler.target.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.command.CreateContainerResponse;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Resources;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.Target;
import dev.slipway.reconciler.target.engine.Allowance;
import dev.slipway.reconciler.target.engine.Credentials;
import dev.slipway.reconciler.target.engine.RealEngine;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong with containers and images: the reason is named, nothing foreign is touched, and
/// the next start mends it.
@Timeout(90)
@ExtendWith(RealEngine.class)
final class FaultIT {
  private static final String SLEEPING = "exec busybox sleep 1000";

  @TempDir Path root = Path.of("set by JUnit");
  private Fixture fixture;

  FaultIT() {}

  @BeforeEach
  void open() throws IOException {
    fixture = new Fixture(root);
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
  }

  private Release running() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, SLEEPING);
    Release release = fixture.release(fixture.withoutPort());
    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
    await().atMost(Duration.ofSeconds(30)).until(() -> fixture.only().isHealthy());
    return release;
  }

  private Condition.Exited awaitEnd() {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> fixture.only().condition() instanceof Condition.Exited exited ? exited : null,
            ended -> ended != null);
  }

  @Test
  void aForeignContainerWithOurNameIsNamedAndNotTouched() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, SLEEPING);
    Release release = fixture.release(fixture.withoutPort());
    InstanceName name = InstanceName.of(release.key(), release.hash(), 0);
    String foreign = foreign(name.text(), Map.of());

    Outcome outcome = fixture.target.start(release, 0);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused ->
                assertThat(refused.reason())
                    .contains("the name " + name, foreign.substring(0, 12), "foreign:1"));
    assertThat(fixture.target.stop(name, Duration.ZERO)).isEqualTo(new Outcome.Done());
    assertThat(fixture.client.inspectContainerCmd(foreign).exec().getName()).contains(name.text());
    fixture.client.removeContainerCmd(foreign).withForce(true).exec();
  }

  /// Another target's container, or one whose labels were written by hand.
  @Test
  void aContainerWithDamagedLabelsIsForeign() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, SLEEPING);
    Release release = fixture.release(fixture.withoutPort());
    InstanceName name = InstanceName.of(release.key(), release.hash(), 0);
    foreign(
        name.text(),
        Map.of(
            ReleaseLabels.TARGET, fixture.settings.name(), ReleaseLabels.ENVIRONMENT, "staging"));

    assertThat(fixture.target.instances("staging")).isEmpty();
    assertThat(fixture.target.start(release, 0)).isInstanceOf(Outcome.Refused.class);
    assertThat(fixture.containers()).hasSize(1);
  }

  private String foreign(String name, Map<String, String> labels) throws Exception {
    fixture.registry.publish("foreign", "1", List.of("/bin/busybox", "sleep", "1000"));
    String image = fixture.registry.image("foreign") + ":1";
    fixture.client.pullImageCmd(image).start().awaitCompletion();
    CreateContainerResponse created =
        fixture.client.createContainerCmd(image).withName(name).withLabels(labels).exec();
    return created.getId();
  }

  @Test
  void runningOutOfMemoryIsSaidSo() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, "exec busybox tail /dev/zero");
    Resources limits = new Resources(OptionalLong.of(16 << 20), OptionalDouble.empty());
    Release release =
        fixture.release(fixture.spec(OptionalInt.empty(), Map.of(), Map.of(), limits));

    fixture.target.start(release, 0);

    assertThat(awaitEnd()).isEqualTo(new Condition.Exited(137, "out of memory"));
  }

  @Test
  void aCrashLoopCountsItsStarts() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, "exit 7");
    Release release = fixture.release(fixture.withoutPort());

    for (int starts = 1; starts <= 3; starts++) {
      assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
      assertThat(awaitEnd()).isEqualTo(new Condition.Exited(7, "exit code 7"));
      assertThat(fixture.only().starts()).isEqualTo(starts);
    }
    fixture.reopen();
    fixture.target.start(release, 0);
    assertThat(fixture.only().starts()).isEqualTo(4);
  }

  /// The init process finds it out, so that it is an end.
  @Test
  void anEntryPointThatIsNotThereIsAnEndWithTheReason() throws Exception {
    fixture.registry.publish("frontend", "1.4.2", List.of("/bin/nothing"));
    Release release = fixture.release(fixture.withoutPort());

    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());

    assertThat(awaitEnd())
        .isEqualTo(new Condition.Exited(127, "exit code 127: the program cannot be run"));
  }

  /// The engine finds it out, so that it is refused.
  @Test
  void whatTheEngineCannotStartIsRefusedWithTheReasonAndNothingIsLeft() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, SLEEPING);
    fixture.allow(
        new Allowance(
            List.of(new Allowance.Mount("/nonexistent/folder", "/data", true)),
            List.of(),
            false,
            List.of()));
    Release release = fixture.release(fixture.withoutPort());

    assertThat(fixture.target.start(release, 0))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("/nonexistent/folder"));
    assertThat(fixture.containers()).isEmpty();
  }

  @Test
  void anImageThatIsGoneIsRefused() throws Exception {
    String digest = fixture.publish("frontend", Fixture.VERSION, SLEEPING);
    Release release = fixture.release(fixture.withoutPort());
    fixture.registry.forget(digest);

    assertThat(fixture.target.start(release, 0))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains(digest, "manifest unknown"));
  }

  @Test
  void aRegistryThatIsAwayIsNoEvidence() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, SLEEPING);
    Release release = fixture.release(fixture.withoutPort());
    fixture.registry.breakDown();

    assertThatThrownBy(
            () -> fixture.target.resolve(Fixture.KEY, fixture.withoutPort(), Fixture.VERSION))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("the registry cannot be asked");
    assertThat(fixture.target.start(release, 0)).isInstanceOf(Outcome.Unavailable.class);
    assertThatThrownBy(() -> fixture.target.versions("frontend", fixture.withoutPort()))
        .isInstanceOf(UnavailableException.class);
  }

  /// Rule 6: going back needs no registry.
  @Test
  void whatIsHereIsStartedWithoutTheRegistry() throws Exception {
    Release release = running();
    fixture.target.stop(fixture.only().name(), Duration.ZERO);
    fixture.registry.breakDown();

    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
    assertThat(fixture.container().getImage()).endsWith("@" + release.digest());
  }

  @Test
  void aTagThatMovesChangesNothingOfWhatIsStartedByDigest() throws Exception {
    Release release = running();
    fixture.target.stop(fixture.only().name(), Duration.ZERO);
    fixture.registry.publish("frontend", "1.4.2", List.of("/bin/busybox", "env"));

    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());

    assertThat(fixture.container().getImage()).endsWith("@" + release.digest());
    assertThat(fixture.target.resolve(Fixture.KEY, fixture.withoutPort(), Fixture.VERSION))
        .isNotEqualTo(new Target.Artifact.Found(release.digest()));
  }

  /// Made on the engine, known to no registry: its id is its digest.
  @Test
  void anImageThatWasMadeHereIsFoundByItsId() throws Exception {
    running();
    String image =
        fixture
            .client
            .inspectImageCmd(String.valueOf(fixture.container().getImageId()))
            .exec()
            .getId();
    String name = fixture.registry.image("made-here");
    fixture.client.tagImageCmd(String.valueOf(image), name, "5").exec();
    var spec = fixture.spec(OptionalInt.empty(), Map.of("A", "b"), Map.of(), Resources.UNLIMITED);
    var here =
        new dev.slipway.reconciler.delivery.RunSpec(
            java.util.Optional.of(name),
            spec.command(),
            spec.port(),
            spec.health(),
            spec.resources(),
            spec.settings(),
            spec.secrets());
    var version = new dev.slipway.environments.language.Version("5");

    assertThat(fixture.target.resolve(Fixture.KEY, here, version))
        .isEqualTo(new Target.Artifact.Found(new Digest(String.valueOf(image))));
    assertThat(fixture.target.versions("frontend", here)).containsExactly(version);
    Release release =
        Release.of(Fixture.KEY, version, new Digest(String.valueOf(image)), here, new TreeMap<>());
    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
  }

  @Test
  void credentialsComeFromTheirFile() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, SLEEPING);
    fixture.registry.want("ada", "pass \"word\"");

    assertThatThrownBy(
            () -> fixture.target.resolve(Fixture.KEY, fixture.withoutPort(), Fixture.VERSION))
        .isInstanceOf(UnavailableException.class)
        .hasMessageNotContaining("word");

    Path password = Files.writeString(root.resolve("password"), "pass \"word\"\n");
    fixture.know(new Credentials("ada", password));
    assertThat(fixture.target.start(fixture.release(fixture.withoutPort()), 0))
        .isEqualTo(new Outcome.Done());
    assertThat(fixture.target.versions("frontend", fixture.withoutPort()))
        .containsExactly(Fixture.VERSION);
  }

  @Test
  void anInstanceThatWasRemovedByHandIsStartedAnew() throws Exception {
    Release release = running();

    fixture.client.removeContainerCmd(fixture.container().getId()).withForce(true).exec();

    assertThat(fixture.target.instances("staging")).isEmpty();
    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
    assertThat(fixture.only().condition()).isInstanceOf(Condition.Starting.class);
  }

  @Test
  void anInstanceThatWasPausedByHandIsUnhealthyAndGoesOn() throws Exception {
    Release release = running();
    fixture.client.pauseContainerCmd(fixture.container().getId()).exec();

    assertThat(fixture.only().condition())
        .isEqualTo(new Condition.Unhealthy("the container is paused", false));
    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
    assertThat(fixture.container().getState()).isEqualTo("running");
    fixture.client.pauseContainerCmd(fixture.container().getId()).exec();
    assertThat(fixture.target.stop(fixture.only().name(), Duration.ofSeconds(1)))
        .isEqualTo(new Outcome.Done());
  }

  /// As tools do that renew containers and copy their labels.
  @Test
  void anInstanceThatWasReplacedByHandIsSeenAndReplacedAgain() throws Exception {
    Release release = running();
    Map<String, String> labels = fixture.container().getLabels();
    String name = fixture.only().name().text();
    fixture.client.removeContainerCmd(name).withForce(true).exec();
    String other = foreign(name, labels);
    fixture.client.startContainerCmd(other).exec();

    assertThat(fixture.only().condition())
        .isInstanceOfSatisfying(
            Condition.Exited.class,
            exited -> assertThat(exited.reason()).startsWith("somebody replaced it"));
    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());

    assertThat(fixture.container().getImage()).endsWith("@" + release.digest());
    assertThat(fixture.only().starts()).isEqualTo(2);
  }

  @Test
  void anInstanceThatWasTakenOffItsNetworkIsSeenAndStartedAnew() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release = fixture.release(fixture.withPort());
    fixture.target.start(release, 0);
    await().atMost(Duration.ofSeconds(30)).until(() -> fixture.only().isHealthy());

    fixture
        .client
        .disconnectFromNetworkCmd()
        .withContainerId(fixture.container().getId())
        .withNetworkId(fixture.settings.networking().network())
        .exec();

    assertThat(awaitEnd().reason()).contains("somebody took it off the network");
    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());
    await().atMost(Duration.ofSeconds(30)).until(() -> fixture.only().isHealthy());
  }

  @Test
  void aContainerThatWasCreatedAndNeverStartedIsMadeAnew() throws Exception {
    Release release = running();
    Map<String, String> labels = fixture.container().getLabels();
    String image = fixture.container().getImage();
    String name = fixture.only().name().text();
    fixture.client.removeContainerCmd(name).withForce(true).exec();
    fixture.client.createContainerCmd(image).withName(name).withLabels(labels).exec();

    assertThat(awaitEnd().reason()).isEqualTo("was created and never started");
    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());

    assertThat(fixture.container().getState()).isEqualTo("running");
    assertThat(fixture.only().starts()).isEqualTo(1);
  }
}
