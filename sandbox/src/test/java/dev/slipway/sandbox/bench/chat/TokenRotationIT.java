package dev.slipway.sandbox.bench.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.sandbox.bench.PackagedProgram;
import dev.slipway.sandbox.processes.Program;
import dev.slipway.sandbox.slack.app.Credentials;
import dev.slipway.sandbox.slack.workspace.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tokens and secrets are replaced in their files while the bot runs, and nothing is lost
/// meanwhile.
@Timeout(300)
final class TokenRotationIT {
  private static final Path HOME = Path.of(System.getProperty("slipway.home"));
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;
  private ChatBed bed;
  private Program bot;

  @BeforeEach
  void start() throws IOException {
    bed = ChatBed.make(HOME.resolve("slack-manifest.yaml"), folder);
    bot = bed.startBot(PackagedProgram.bot(HOME).command());
    var _ = bot.awaitReady(bed.setup().ready(), Duration.ofMinutes(2));
  }

  @AfterEach
  void stop() {
    bed.close();
  }

  @Test
  void aTokenThatIsReplacedIsUsedFromThenOnAndWhatWaitedIsSaid() throws Exception {
    asks("frontend");
    awaitCard("frontend");

    Credentials before = bed.slack().credentials();
    bed.slack()
        .rotate(
            new Credentials(
                before.signingSecret(), before.botToken() + "-next", before.appToken()));
    asks("backend");
    await("a call with the old token")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(refused()).isPositive());
    assertThat(cards("backend")).isEmpty();

    bed.setup().write(bed.slack());

    awaitCard("backend");
    assertThat(bot.isAlive()).isTrue();
    assertThat(cards("frontend")).hasSize(1);
  }

  @Test
  void aSigningSecretThatIsReplacedIsAskedForFromThenOn() throws Exception {
    Credentials before = bed.slack().credentials();
    bed.slack()
        .rotate(
            new Credentials(
                before.signingSecret() + "-next", before.botToken(), before.appToken()));
    bed.setup().write(bed.slack());

    asks("search");

    awaitCard("search");
    assertThat(bot.isAlive()).isTrue();
  }

  private void asks(String service) throws Exception {
    bed.slack()
        .people()
        .typeCommand(ChatBed.ADA, ChatBed.DEPLOYS, "/deploy " + service + " dev 5.6.0");
  }

  private void awaitCard(String service) {
    await("the message of " + service)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(cards(service)).hasSize(1));
  }

  private List<Message> cards(String service) {
    return bed.slack().workspace().messages().seenBy(ChatBed.ADA, "C0WEB").stream()
        .filter(message -> message.content().toString().contains(service))
        .toList();
  }

  private double refused() throws IOException {
    return BotMetrics.read(bed.setup().metrics())
        .sum("slipway_bot_slack_calls_seconds_count", "outcome=\"unreachable\"");
  }
}
