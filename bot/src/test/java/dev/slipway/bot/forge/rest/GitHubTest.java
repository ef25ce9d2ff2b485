package dev.slipway.bot.forge.rest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.forge.rest.StandIn.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GitHubTest extends RestForgeContract {
  @Override
  Dialect dialect() {
    return new GitHub("acme/environments", "main");
  }

  @Override
  StandIn.Manners manners() {
    return new GitHubManners();
  }

  /// Its limit by the hour is told by a 403.
  @Test
  void aSpentLimitIsNotTakenForMissingRights() {
    server()
        .plan(
            new Fault.Answers(
                403,
                Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1795608600"),
                "{\"message\":\"API rate limit exceeded\"}"));

    assertThatThrownBy(() -> forge().find(BRANCH)).hasMessageContaining("2026-11-25T12:10:00Z");
  }
}
