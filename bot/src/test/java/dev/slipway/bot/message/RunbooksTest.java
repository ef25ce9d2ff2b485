package dev.slipway.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What an incident's message tells people to read is there.
class RunbooksTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  private static Optional<String> runbook(Cause cause) {
    IncidentId id = IncidentId.of(NOON, "7k3m");
    return IncidentWords.runbook(new Opening(id, Severity.MAJOR, cause, About.NOTHING_KNOWN, NOON));
  }

  static List<Cause> ours() {
    return List.of(
        new Cause.Blocked("infrastructure", "the engine does not answer"),
        new Cause.Stale("no answer for 6 minutes"),
        new Cause.HeartbeatSilent("SlipwayAlertsArrive"),
        new Cause.BackupFailed("the bot's journal", "the disk is full"));
  }

  @ParameterizedTest
  @MethodSource("ours")
  void ourOwnNameARunbookThatIsThere(Cause cause) {
    String words = runbook(cause).orElseThrow();

    assertThat(words).matches("What to do: `docs/runbooks/\\w+\\.md`");
    assertThat(Path.of("..", words.substring(words.indexOf('`') + 1, words.length() - 1)))
        .isRegularFile();
  }

  @Test
  void aPersonsOwnIncidentNamesNone() {
    assertThat(runbook(new Cause.ByHand("Checkout is slow", "ada"))).isEmpty();
  }
}
