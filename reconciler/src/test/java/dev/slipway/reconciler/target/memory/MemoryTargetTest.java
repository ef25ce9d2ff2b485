package dev.slipway.reconciler.target.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.Target;
import dev.slipway.reconciler.target.TargetContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class MemoryTargetTest extends TargetContract {
  private static final Map<Course, Behaviour> BEHAVIOURS =
      Map.of(
          Course.GOOD, Behaviour.HEALTHY,
          Course.NEVER_READY, Behaviour.NEVER_READY,
          Course.CRASHING, Behaviour.CRASHING);
  private static final Health HEALTH =
      new Health(
          "/health", Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3, Duration.ofSeconds(60));

  private final MemoryTarget target = new MemoryTarget();

  @Override
  protected Target target() {
    return target;
  }

  @Override
  protected void publish(String service, Version version, Course course) {
    target.register(service, version, digest(course));
    target.behave(service, version, BEHAVIOURS.getOrDefault(course, Behaviour.STARTING));
  }

  private static Digest digest(Course course) {
    String digit =
        switch (course) {
          case GOOD -> "a";
          case NEVER_READY -> "b";
          case CRASHING -> "c";
        };
    return new Digest("sha256:" + digit.repeat(64));
  }

  @Override
  protected RunSpec spec(String service) {
    return new RunSpec(
        Optional.empty(),
        List.of("bin/frontend"),
        OptionalInt.of(3000),
        Optional.of(HEALTH),
        Resources.UNLIMITED,
        new TreeMap<>(),
        new TreeMap<>());
  }

  @Override
  protected void kill(InstanceName name) {
    target.set(name, new Condition.Exited(137, "killed by signal 9"));
  }

  @Test
  void anUnavailableTargetAnswersNothing() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    Release release = release(FRONTEND, VERSION);
    target.makeUnavailable("the target is down");

    assertThatThrownBy(() -> target.instances("staging")).isInstanceOf(UnavailableException.class);
    assertThat(target.start(release, 0)).isEqualTo(new Outcome.Unavailable("the target is down"));
    target.makeAvailable();
    assertThat(target.instances("staging")).isEmpty();
  }

  /// Rule 9: only what bears our labels is touched.
  @Test
  void aForeignInstanceUnderOurNameIsRefused() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    Release release = release(FRONTEND, VERSION);
    target.occupy(InstanceName.of(FRONTEND, release.hash(), 0));

    assertThat(target.start(release, 0)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void lookingAgainWithoutAChangeGivesTheSameList() throws Exception {
    publish("frontend", VERSION, Course.GOOD);
    target.start(release(FRONTEND, VERSION), 0);

    assertThat(target.instances("staging")).isSameAs(target.instances("staging"));
  }
}
