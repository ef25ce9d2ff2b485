package dev.slipway.bot;

import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.configuration.ForgeConfiguration;
import dev.slipway.bot.forge.rest.Dialect;
import dev.slipway.bot.forge.rest.GitHub;
import dev.slipway.bot.forge.rest.GitLab;
import dev.slipway.bot.forge.rest.Gitea;
import dev.slipway.bot.forge.rest.RestForge;
import java.time.InstantSource;
import java.util.Optional;

/// The forge that the configuration names.
final class Forges {
  private Forges() {}

  static Optional<RestForge> of(Configuration configuration, InstantSource clock) {
    String base = configuration.repository().branch();
    return configuration
        .forge()
        .map(forge -> new RestForge(dialect(forge, base), forge.url(), forge.token(), clock));
  }

  private static Dialect dialect(ForgeConfiguration forge, String base) {
    return switch (forge.kind()) {
      case GITHUB -> new GitHub(forge.repository(), base);
      case GITLAB -> new GitLab(forge.repository(), base);
      case GITEA -> new Gitea(forge.repository(), base);
    };
  }
}
