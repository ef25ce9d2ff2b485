package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.EnvironmentDefinition.WhenFrozen;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.planning.Block;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One person's word past every gate: for the content that it names, and for as long as an approval
/// would count.
class OverridesTest {
  private static final ServiceKey KEY = new ServiceKey("production", "frontend");

  private final Plot plot = new Plot(KEY);

  /// C12
  @Test
  void anOverrideStartsWhatApprovalsLocksAndFreezesHold() {
    Town town = held();
    town.push(plot.version("2.0.0"));
    town.pass(10);
    assertThat(town.blocks(KEY))
        .containsExactlyInAnyOrder(Block.Kind.APPROVAL, Block.Kind.LOCK, Block.Kind.FREEZE);

    override(town);
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }

  @Test
  void anOverrideOfOneContentLiftsNothingForAnother() {
    Town town = held();
    town.push(plot.version("2.0.0"));
    override(town);
    town.settle();

    town.push(plot.version("3.0.0"));
    town.pass(10);

    assertThat(town.blocks(KEY)).contains(Block.Kind.LOCK);
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }

  @Test
  void anOverrideLapsesWhenAnApprovalWould() {
    Town town = held();
    town.push(plot.version("2.0.0"));
    override(town);
    town.settle();
    town.push(plot.version("3.0.0"));
    override(town);
    town.settle();

    town.now = town.now.plus(Duration.ofHours(4));
    town.push(plot.version("2.0.0"));
    town.pass(10);

    assertThat(town.blocks(KEY)).contains(Block.Kind.APPROVAL, Block.Kind.LOCK, Block.Kind.FREEZE);
    assertThat(town.serving(KEY).version()).isEqualTo(new Version("3.0.0"));

    override(town);
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }

  /// A rollout that has begun is not stopped by it.
  @Test
  void anOverrideThatLapsesInMidRolloutStopsNothing() {
    Town town = held();
    town.push(plot.version("2.0.0"));
    override(town);
    town.until(() -> town.isHolding(KEY, 0));

    town.now = town.now.plus(Duration.ofHours(5));
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
  }

  /// All gates of the environment itself are shut for a day.
  private Town held() {
    Town town = Town.proven(plot);
    Lock lock =
        new Lock(Optional.of("frontend"), "ada", "migration", town.now.plus(Duration.ofDays(1)));
    Freeze freeze = new Freeze(town.now, town.now.plus(Duration.ofDays(1)), "holidays");
    town.push(plot.approvals(2).locks(lock).freezes(WhenFrozen.FINISH, freeze));
    town.pass(5);
    return town;
  }

  private static void override(Town town) {
    town.pass(5);
    Optional<ReleaseHash> hash = Optional.of(town.wanted(KEY).hash());
    var _ = town.askAs("grace", Operation.Kind.OVERRIDE, KEY, hash);
  }
}
