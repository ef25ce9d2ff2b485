package dev.slipway.bot;

import dev.slipway.bot.check.Finding;
import dev.slipway.bot.check.Findings;
import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.forge.Forge;
import dev.slipway.bot.forge.ForgeException;
import dev.slipway.bot.forge.rest.RestForge;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.EnvironmentDefinition.CommitBy;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks whether pull requests could be opened. A token that works for Git may be none for the
/// forge's API.
final class ForgeCheck {
  private ForgeCheck() {}

  /// @param environments that there are
  /// @return empty where none is configured and none is wanted
  static Optional<Finding> of(
      Configuration configuration, Collection<EnvironmentDefinition> environments) {
    Optional<RestForge> configured = Forges.of(configuration, InstantSource.system());
    return configured.isPresent() ? Optional.of(asked(configured.get())) : missing(environments);
  }

  private static Finding asked(RestForge configured) {
    try (configured) {
      Forge.Standing standing = configured.standing();
      return Findings.forge(standing.repository(), standing.mayPropose(), standing.rights());
    } catch (ForgeException e) {
      return Findings.forgeRefused(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Finding> missing(Collection<EnvironmentDefinition> environments) {
    String wanting =
        environments.stream()
            .filter(rules -> rules.commit() == CommitBy.PULL_REQUEST)
            .map(EnvironmentDefinition::name)
            .collect(Collectors.joining(", "));
    return wanting.isEmpty() ? Optional.empty() : Optional.of(Findings.noForge(wanting));
  }
}
