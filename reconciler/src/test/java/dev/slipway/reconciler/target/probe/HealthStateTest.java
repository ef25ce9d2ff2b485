package dev.slipway.reconciler.target.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Health;
import dev.slipway.reconciler.delivery.Condition;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HealthStateTest {
  private static final Health HEALTH =
      new Health(
          "/health", Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3, Duration.ofSeconds(60));
  private static final Optional<String> GOOD = Optional.empty();
  private static final Optional<String> BAD = Optional.of("GET /health answered 503");
  private static final Duration YOUNG = Duration.ofSeconds(60);
  private static final Duration OLD = Duration.ofSeconds(61);

  @Test
  void itTakesTheWantedSuccessesInARowToBeHealthy() {
    HealthState once = HealthState.UNKNOWN.on(GOOD, HEALTH);
    HealthState broken = once.on(BAD, HEALTH).on(GOOD, HEALTH);

    assertThat(once.condition(HEALTH, YOUNG)).isEqualTo(new Condition.Starting());
    assertThat(broken.condition(HEALTH, YOUNG)).isEqualTo(new Condition.Starting());
    assertThat(broken.on(GOOD, HEALTH).condition(HEALTH, YOUNG)).isEqualTo(new Condition.Healthy());
  }

  @Test
  void itTakesTheWantedFailuresInARowToBeUnhealthy() {
    HealthState twice =
        HealthState.UNKNOWN.on(GOOD, HEALTH).on(GOOD, HEALTH).on(BAD, HEALTH).on(BAD, HEALTH);

    assertThat(twice.condition(HEALTH, OLD)).isEqualTo(new Condition.Healthy());
    assertThat(twice.on(GOOD, HEALTH).on(BAD, HEALTH).condition(HEALTH, OLD))
        .isEqualTo(new Condition.Healthy());
    assertThat(twice.on(BAD, HEALTH).condition(HEALTH, OLD))
        .isEqualTo(new Condition.Unhealthy("GET /health answered 503", false));
  }

  /// R3
  @Test
  void whatWasNeverHealthyInTimeIsNeverReady() {
    HealthState silent = HealthState.UNKNOWN.on(BAD, HEALTH);

    assertThat(silent.condition(HEALTH, YOUNG)).isEqualTo(new Condition.Starting());
    assertThat(silent.condition(HEALTH, OLD))
        .isEqualTo(
            new Condition.Unhealthy("not healthy within 60 s: GET /health answered 503", true));
  }

  @Test
  void whatAnEarlierReconcilerFoundHealthyStaysSoUntilItFails() {
    HealthState adopted = HealthState.ADOPTED.on(BAD, HEALTH).on(BAD, HEALTH);

    assertThat(adopted.condition(HEALTH, OLD)).isEqualTo(new Condition.Healthy());
    assertThat(adopted.on(BAD, HEALTH).condition(HEALTH, OLD))
        .isEqualTo(new Condition.Unhealthy("GET /health answered 503", false));
  }

  @Test
  void whatRecoversIsHealthyAgain() {
    HealthState down =
        HealthState.ADOPTED.on(BAD, HEALTH).on(BAD, HEALTH).on(BAD, HEALTH).on(GOOD, HEALTH);

    assertThat(down.condition(HEALTH, OLD)).isInstanceOf(Condition.Unhealthy.class);
    assertThat(down.on(GOOD, HEALTH).condition(HEALTH, OLD)).isEqualTo(new Condition.Healthy());
  }
}
