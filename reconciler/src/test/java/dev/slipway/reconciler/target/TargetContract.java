package dev.slipway.reconciler.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every target promises.
@Timeout(60)
public abstract class TargetContract {
  protected static final ServiceKey FRONTEND = new ServiceKey("staging", "frontend");
  protected static final ServiceKey ELSEWHERE = new ServiceKey("production", "frontend");
  protected static final Version VERSION = new Version("1.4.2");
  protected static final Duration GRACE = Duration.ofSeconds(5);

  /// What the instances of a version shall do.
  protected enum Course {
    /// Becomes healthy.
    GOOD,
    /// Runs and never becomes healthy.
    NEVER_READY,
    /// Ends with exit code 3 as soon as it has started.
    CRASHING
  }

  /// The target under test, empty.
  protected abstract Target target();

  /// Puts an artifact of the service in its place; again with another course is a tag that moved.
  protected abstract void publish(String service, Version version, Course course);

  /// How a service with a port is run by what [#publish] made of it.
  protected abstract RunSpec spec(String service);

  private RunSpec spec() {
    return spec("frontend");
  }

  /// Ends an instance from outside, as `kill -9` does.
  protected abstract void kill(InstanceName name);

  protected final Release release(ServiceKey key, Version version) throws UnavailableException {
    return Release.of(key, version, digest(key, version), spec(), new TreeMap<>());
  }

  protected final Instance only(String environment) throws UnavailableException {
    List<Instance> instances = target().instances(environment);
    assertThat(instances).hasSize(1);
    return instances.getFirst();
  }

  protected final void awaitCondition(String environment, Class<? extends Condition> condition) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(only(environment).condition()).isInstanceOf(condition));
  }

  private Digest digest(ServiceKey key, Version version) throws UnavailableException {
    Target.Artifact artifact = target().resolve(key, spec(), version);
    assertThat(artifact).isInstanceOf(Target.Artifact.Found.class);
    return ((Target.Artifact.Found) artifact).digest();
  }

  @Test
  void anEmptyTargetHasNoInstances() throws Exception {
    assertThat(target().instances("staging")).isEmpty();
  }

  /// R12
  @Test
  void aVersionWithoutArtifactIsNotFound() throws Exception {
    assertThat(target().resolve(FRONTEND, spec(), VERSION))
        .isInstanceOfSatisfying(
            Target.Artifact.NotFound.class,
            missing -> assertThat(missing.reason()).contains("frontend"));
  }

  @Test
  void theVersionsThatThereAreAreListedForTheirServiceOnly() throws Exception {
    assertThat(target().versions("frontend", spec())).isEmpty();

    publish("frontend", VERSION, Course.GOOD);

    assertThat(target().versions("frontend", spec())).containsExactly(VERSION);
    assertThat(target().versions("backend", spec("backend"))).isEmpty();
  }

  @Test
  void aVersionResolvesToTheSameDigestEachTime() throws Exception {
    publish("frontend", VERSION, Course.GOOD);

    assertThat(digest(FRONTEND, VERSION)).isEqualTo(digest(FRONTEND, VERSION));
  }

  @Test
  void aMovedTagResolvesToAnotherDigest() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    Digest before = digest(FRONTEND, VERSION);

    publish("frontend", VERSION, Course.CRASHING);

    assertThat(digest(FRONTEND, VERSION)).isNotEqualTo(before);
  }

  @Test
  void aStartedInstanceIsListedUnderItsNameAndBecomesHealthy() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    Release release = release(FRONTEND, VERSION);

    assertThat(target().start(release, 1)).isEqualTo(new Outcome.Done());

    awaitCondition("staging", Condition.Healthy.class);
    Instance instance = only("staging");
    assertThat(instance.name()).isEqualTo(InstanceName.of(FRONTEND, release.hash(), 1));
    assertThat(instance.key()).isEqualTo(FRONTEND);
    assertThat(instance.release()).isEqualTo(release.hash());
    assertThat(instance.ordinal()).isEqualTo(1);
    assertThat(instance.starts()).isEqualTo(1);
    assertThat(instance.endpoint()).isPresent();
  }

  @Test
  void startingARunningInstanceAgainLeavesItAlone() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    Release release = release(FRONTEND, VERSION);
    target().start(release, 0);
    Instance first = only("staging");

    assertThat(target().start(release, 0)).isEqualTo(new Outcome.Done());

    assertThat(only("staging").starts()).isEqualTo(1);
    assertThat(only("staging").endpoint()).isEqualTo(first.endpoint());
  }

  @Test
  void startsAtTheSameInstantStartOneInstance() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    Release release = release(FRONTEND, VERSION);
    Callable<Outcome> start = () -> target().start(release, 0);

    List<Future<Outcome>> outcomes;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      outcomes = threads.invokeAll(Stream.generate(() -> start).limit(8).toList());
    }

    assertThat(outcomes).extracting(Future::get).containsOnly(new Outcome.Done());
    assertThat(only("staging").starts()).isEqualTo(1);
  }

  @Test
  void anEnvironmentListsItsOwnInstancesOnly() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    target().start(release(FRONTEND, VERSION), 0);
    target().start(release(ELSEWHERE, VERSION), 0);

    assertThat(only("staging").key()).isEqualTo(FRONTEND);
    assertThat(only("production").key()).isEqualTo(ELSEWHERE);
    assertThat(target().instances("dev")).isEmpty();
  }

  @Test
  void instancesOfOneReleaseHaveEndpointsOfTheirOwn() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    Release release = release(FRONTEND, VERSION);
    target().start(release, 0);
    target().start(release, 1);

    assertThat(target().instances("staging"))
        .hasSize(2)
        .extracting(Instance::endpoint)
        .doesNotHaveDuplicates();
  }

  @Test
  void anInstanceThatNeverBecomesReadyIsUnhealthy() throws Exception {
    publish("frontend", VERSION, Course.NEVER_READY);
    target().start(release(FRONTEND, VERSION), 0);

    awaitCondition("staging", Condition.Unhealthy.class);
    assertThat(only("staging").condition())
        .isInstanceOfSatisfying(
            Condition.Unhealthy.class, unhealthy -> assertThat(unhealthy.neverReady()).isTrue());
  }

  /// R12
  @Test
  void anInstanceThatEndsStaysListedWithItsExitCode() throws Exception {
    publish("frontend", VERSION, Course.CRASHING);
    target().start(release(FRONTEND, VERSION), 0);

    awaitCondition("staging", Condition.Exited.class);
    assertThat(only("staging").condition()).isEqualTo(new Condition.Exited(3, "exit code 3"));
  }

  /// R28: what was killed from outside is seen.
  @Test
  void aKilledInstanceIsSeenToHaveEnded() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    target().start(release(FRONTEND, VERSION), 0);
    awaitCondition("staging", Condition.Healthy.class);

    kill(only("staging").name());

    awaitCondition("staging", Condition.Exited.class);
  }

  @Test
  void startingAnEndedInstanceAgainCountsItsStarts() throws Exception {
    publish("frontend", VERSION, Course.CRASHING);
    Release release = release(FRONTEND, VERSION);
    target().start(release, 0);
    awaitCondition("staging", Condition.Exited.class);

    assertThat(target().start(release, 0)).isEqualTo(new Outcome.Done());

    assertThat(only("staging").starts()).isEqualTo(2);
  }

  @Test
  void aStoppedInstanceIsGone() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    target().start(release(FRONTEND, VERSION), 0);
    InstanceName name = only("staging").name();

    assertThat(target().stop(name, GRACE)).isEqualTo(new Outcome.Done());

    assertThat(target().instances("staging")).isEmpty();
  }

  @Test
  void stoppingTwiceOrSomethingUnknownIsDone() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    target().start(release(FRONTEND, VERSION), 0);
    InstanceName name = only("staging").name();
    target().stop(name, GRACE);

    assertThat(target().stop(name, GRACE)).isEqualTo(new Outcome.Done());
    assertThat(target().stop(new InstanceName("slipway-staging-unknown-0000000000-0"), GRACE))
        .isEqualTo(new Outcome.Done());
  }

  /// R35: what a lost journal needs to adopt it.
  @Test
  void theReleaseOfAnInstanceIsDescribedWholeAndInItsEnvironmentOnly() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    Release release = release(FRONTEND, VERSION);
    target().start(release, 0);

    assertThat(target().describe("staging", release.hash())).contains(release);
    assertThat(target().describe("production", release.hash())).isEmpty();
  }

  @Test
  void anEndedInstanceIsForgottenWhenItIsStopped() throws Exception {
    publish("frontend", VERSION, Course.CRASHING);
    target().start(release(FRONTEND, VERSION), 0);
    awaitCondition("staging", Condition.Exited.class);

    target().stop(only("staging").name(), GRACE);

    assertThat(target().instances("staging")).isEmpty();
  }

  /// A tag that moves between planning and starting is refused, not followed.
  @Test
  void anArtifactThatIsNotWhatTheReleaseWantsIsRefused() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    Release release = release(FRONTEND, VERSION);
    publish("frontend", VERSION, Course.CRASHING);

    assertThat(target().start(release, 0)).isInstanceOf(Outcome.Refused.class);

    assertThat(target().instances("staging")).isEmpty();
  }
}
