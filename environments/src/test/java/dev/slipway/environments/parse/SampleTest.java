package dev.slipway.environments.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Permission;
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
  void rolesAreThoseOfTheEnvironmentElseTheDefault() {
    var roster = Repository.sample().assemble().roster().orElseThrow();

    assertThat(roster.may("ada", Permission.OPERATE, "staging")).isTrue();
    assertThat(roster.may("ada", Permission.OPERATE, "production")).isFalse();
    assertThat(roster.may("linus", Permission.APPROVE, "production")).isTrue();
  }
}
