package dev.slipway.environments.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.Permission;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SampleTest {
  @Test
  void theSampleHasNoProblemAndNoWarning() {
    Assembly assembly = Repository.sample().assemble();

    assertThat(assembly.problems()).isEmpty();
    assertThat(assembly.warnings()).isEmpty();
    assertThat(assembly.environments()).containsOnlyKeys("dev", "staging", "production");
    assertThat(assembly.usable()).isEqualTo(6);
  }

  @Test
  void theRepositorysDefaultsFillWhatEnvironmentsLeaveOut() {
    Assembly assembly = Repository.sample().assemble();

    Assembly.Wanted.Usable usable =
        (Assembly.Wanted.Usable) assembly.wanted("dev", "frontend").orElseThrow();
    assertThat(usable.environment().channels().deployments()).contains("#deploys");
    assertThat(usable.files())
        .containsExactlyInAnyOrder(
            "environments/dev.yaml", "services/frontend.yaml", "slipway.yaml");
  }

  @Test
  void anEnvironmentIsLastWhereNoOtherPromotesFromIt() {
    Commit commit = new Commit("0".repeat(40), "ada", "Begin", Instant.EPOCH);
    DesiredState state =
        new DesiredState(
            commit, new TreeMap<>(), Repository.sample().assemble().environments(), List.of());

    assertThat(List.of("dev", "staging", "production"))
        .filteredOn(state::isLast)
        .containsExactly("dev", "production");
  }

  @Test
  void rolesAreThoseOfTheEnvironmentElseTheDefault() {
    var roster = Repository.sample().assemble().roster().orElseThrow();

    assertThat(roster.may("ada", Permission.OPERATE, "staging")).isTrue();
    assertThat(roster.may("ada", Permission.OPERATE, "production")).isFalse();
    assertThat(roster.may("linus", Permission.APPROVE, "production")).isTrue();
  }
}
