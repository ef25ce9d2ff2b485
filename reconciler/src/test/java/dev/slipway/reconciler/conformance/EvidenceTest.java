package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Check;
import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Hooks;
import dev.slipway.environments.language.Sampling;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.checks.CheckRunner.CheckResult;
import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.hooks.HookRunner.HookResult;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.rollout.EndCause;
import dev.slipway.reconciler.rollout.PauseCause;
import dev.slipway.reconciler.rollout.RolloutEvent;
import dev.slipway.reconciler.rollout.RolloutState;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// What speaks for and against a candidate: R20, R23 to R25, R29, R30.
class EvidenceTest {
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");
  private static final Check CHECK = new Check("/ready", 200, Duration.ofSeconds(1), 1);
  private static final CheckResult PASSED = new CheckResult.Passed();
  private static final CheckResult FAILED = new CheckResult.Failed("GET /ready answered 503");

  private final Plot plot = new Plot(KEY);

  /// A town without users in which 2.0.0 is wanted.
  private Town deserted(Strategy.OnInsufficient policy) {
    Town town = Town.proven(plot.onInsufficient(policy));
    town.crowd.goesHome();
    town.push(plot.version("2.0.0"));
    return town;
  }

  private static EndCause cause(Town town) {
    return ((RolloutState.RolledBack) town.ends().getLast()).cause();
  }

  /// R20
  @Test
  void withoutRequestsAHoldIsExtendedAndThenPausedForAPerson() {
    Town town = deserted(Strategy.OnInsufficient.HOLD);

    town.until(() -> town.state(KEY).orElse(null) instanceof RolloutState.Paused);
    town.pass(100);

    assertThat(town.weight(KEY)).isEqualTo(5);
    assertThat(town.rolled(RolloutEvent.HoldExtended.class).getFirst().reason())
        .contains("0 of 20");
    assertThat(town.rolled(RolloutEvent.Paused.class).getLast().cause())
        .isInstanceOf(PauseCause.NoVerdict.class);
    assertThat(town.ends()).hasSize(1);
  }

  /// R20
  @Test
  void withoutRequestsThePolicyPausePausesWhenTheHoldHasPassed() {
    Town town = deserted(Strategy.OnInsufficient.PAUSE);

    town.until(() -> town.isHolding(KEY, 0));
    town.pass(12);

    assertThat(town.state(KEY).orElseThrow()).isInstanceOf(RolloutState.Paused.class);
    assertThat(town.rolled(RolloutEvent.Paused.class).getLast().cause().sentence())
        .contains("0 of 20");
  }

  /// R20
  @Test
  void withoutRequestsThePolicyPassGoesOnAndSaysSo() {
    Town town = deserted(Strategy.OnInsufficient.PASS);

    town.until(() -> town.isHolding(KEY, 1));

    assertThat(town.rolled(RolloutEvent.StepPassed.class).getLast().verdict().toString())
        .contains("Insufficient", "0 of 20");
  }

  /// R20
  @Test
  void withoutRequestsThePolicyFailTakesTheCandidateBackAndSaysWhy() {
    Town town = deserted(Strategy.OnInsufficient.FAIL);

    town.settle();

    assertThat(cause(town)).isInstanceOf(EndCause.TooLittleEvidence.class);
    assertThat(cause(town).sentence()).contains("too little evidence", "0 of 20");
  }

  /// R23: of two criteria one fails. (Exactly on the limit: the analysis's own tests.)
  @Test
  void oneFailingCriterionOfTwoFailsTheWhole() {
    Town town =
        Town.proven(
            plot.criteria(
                new Criterion.Complaints(5, new Sampling(Town.SECOND, 1, 1)),
                new Criterion.ErrorRate(OptionalDouble.of(0.05), OptionalDouble.empty())));
    town.push(plot.version("2.0.0"));
    town.until(() -> town.record(KEY).running().isPresent());
    town.crowd.fails(town.candidate(KEY).hash());

    town.settle();

    assertThat(cause(town).finding().orElseThrow().criterion()).isEqualTo("error-rate");
  }

  /// R24: unhealthy, well, unhealthy; two of three fail at the third measurement.
  @Test
  void twoOfThreeFailsAtTheThirdMeasurementAndNotBefore() {
    Town town =
        Town.proven(
            plot.replicas(4)
                .steps(Plot.step(50, 60))
                .criteria(new Criterion.Unhealthy(0.1, new Sampling(Duration.ofSeconds(5), 2, 3))));
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 0));
    Release candidate = town.candidate(KEY);

    fall(town, candidate);
    town.pass(5);
    rise(town, candidate);
    town.pass(5);

    assertThat(town.isHolding(KEY, 0)).isTrue();

    fall(town, candidate);
    town.pass(6);

    assertThat(cause(town).finding().orElseThrow().criterion()).isEqualTo("unhealthy");
  }

  private static void fall(Town town, Release release) {
    town.target.set(
        town.instances(release).getFirst().name(),
        new Condition.Unhealthy("GET /health answered 503", false));
  }

  private static void rise(Town town, Release release) {
    town.target.set(town.instances(release).getFirst().name(), new Condition.Healthy());
  }

  /// R24
  @Test
  void aSharedOutageTakesTheCandidateToZeroPausesAndRejectsNothing() {
    Town town = Town.proven(plot);
    Release baseline = town.serving(KEY);
    town.push(plot.version("2.0.0"));
    town.until(() -> town.isHolding(KEY, 2));

    town.crowd.fails(baseline.hash());
    town.crowd.fails(town.candidate(KEY).hash());
    town.pass(20);

    assertThat(town.weight(KEY)).isZero();
    assertThat(town.rolled(RolloutEvent.Paused.class).getLast().cause())
        .isInstanceOf(PauseCause.SharedOutage.class);
    assertThat(town.record(KEY).rejections()).isEmpty();

    town.crowd.recovers(baseline.hash());
    town.crowd.recovers(town.candidate(KEY).hash());
    town.ask(Operation.Kind.RESUME, KEY);
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }

  /// R25
  @Test
  void blueGreenChecksThatFailAtZeroKeepUsersFromTheCandidate() {
    Town town = Town.proven(plot.blueGreen(CHECK));
    town.hands.checks(FAILED, PASSED);

    town.push(plot.version("2.0.0"));
    town.until(() -> town.record(KEY).running().isPresent());
    Release candidate = town.candidate(KEY);
    town.settle();

    assertThat(town.crowd.asked(candidate.hash())).isZero();
    assertThat(town.weights()).containsExactly(0);
    assertThat(cause(town).sentence()).contains("GET /ready answered 503");
    assertThat(town.instances(candidate)).isEmpty();
  }

  /// R25
  @Test
  void blueGreenChecksThatFailAfterTheSwitchSwitchBackWithoutANewInstance() {
    Town town = Town.proven(plot.blueGreen(CHECK));
    Release baseline = town.serving(KEY);
    town.hands.checks(PASSED, FAILED);

    town.push(plot.version("2.0.0"));
    town.until(() -> town.weight(KEY) == 100);
    town.hands.forget();
    town.settle();

    assertThat(town.weights()).containsExactly(0, 100, 0);
    assertThat(town.hands.done(Effect.Start.class)).isEmpty();
    assertThat(town.serving(KEY)).isEqualTo(baseline);
    assertThat(town.instances(baseline)).hasSize(2).allMatch(one -> one.starts() == 1);
    assertThat(town.crowd.failed()).isZero();
  }

  /// R29: what a hook's answer means is proven by the hook runner's own test.
  @Test
  void aHookThatFailsBeforeTheRolloutMovesNoTraffic() {
    Town town = Town.proven(plot);
    town.hands.hooks(new HookResult.Failed("backup-database answered 503"));

    town.push(plot.hooks(new Hooks(List.of("backup-database"), List.of())).version("2.0.0"));
    town.settle();

    assertThat(town.weights()).containsExactly(0);
    assertThat(town.hands.done(Effect.Start.class)).isEmpty();
    assertThat(cause(town)).isInstanceOf(EndCause.HookFailed.class);
    assertThat(cause(town).sentence()).contains("backup-database", "503");
  }

  /// R30: sent for GETs; that POSTs are sent once is the router's contract.
  @Test
  void usersDoNotSeeWhatTheCandidateFailsAndTheAnalysisSeesAllOfIt() {
    Town town = Town.proven(plot.steps(Plot.step(25, 30)));

    town.push(plot.version("2.0.0"));
    town.until(() -> town.record(KEY).running().isPresent());
    town.crowd.fails(town.candidate(KEY).hash());
    town.settle();

    assertThat(town.weights()).containsExactly(0, 25, 0);
    assertThat(town.crowd.failed()).isZero();
    assertThat(cause(town).sentence()).contains("error-rate 100 %");
  }

  /// R30
  @Test
  void aFailedPostReachesTheUserAndIsNotSentAgain() {
    Town town = Town.proven(plot.steps(Plot.step(25, 30)));
    town.crowd.sends("POST");

    town.push(plot.version("2.0.0"));
    town.until(() -> town.record(KEY).running().isPresent());
    Release candidate = town.candidate(KEY);
    town.crowd.fails(candidate.hash());
    town.settle();

    assertThat(town.crowd.failed()).isPositive().isEqualTo(town.crowd.asked(candidate.hash()));
  }
}
