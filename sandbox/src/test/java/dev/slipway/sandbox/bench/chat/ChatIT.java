package dev.slipway.sandbox.bench.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.bench.Figure;
import dev.slipway.sandbox.bench.PackagedProgram;
import dev.slipway.sandbox.processes.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// That `./slipway bench --chat` measures what it says, in short; how fast it is, no test asks.
@Timeout(300)
final class ChatIT {
  private static final Path HOME = Path.of(System.getProperty("slipway.home"));
  private static final Path MANIFEST = HOME.resolve("slack-manifest.yaml");

  @TempDir private Path folder;

  @Test
  void everyCommandIsAcknowledgedWhileTheBacklogIsRelayed() throws Exception {
    var load = new AcknowledgementSpeed.Load(10, Duration.ofSeconds(2), Duration.ofSeconds(4), 300);

    AcknowledgementSpeed.Measured measured;
    BotMetrics metrics;
    try (ChatBed bed = ChatBed.make(MANIFEST, folder)) {
      Program bot = bed.startBot(PackagedProgram.bot(HOME).command());
      measured = new AcknowledgementSpeed(bed, load).measure(bot, folder.resolve("all.csv"));
      metrics = BotMetrics.read(bed.setup().metrics());
    }

    assertThat(measured.lost()).isZero();
    assertThat(measured.whole().sorted()).hasSize(40);
    assertThat(measured.relaying().sorted()).isNotEmpty();
    assertThat(measured.seconds()).isPositive();
    assertThat(measured.memory().resident()).isGreaterThan(measured.memory().heap());
    assertThat(metrics.sum("slipway_bot_acknowledgements_seconds_count", "outcome=\"200\""))
        .isGreaterThanOrEqualTo(60);
    assertThat(metrics.sum("slipway_bot_acknowledgements_seconds_count", "outcome=")).isPositive();
    assertThat(saidOrWaiting(metrics)).as("messages of 31 rollouts").isGreaterThanOrEqualTo(31);
    assertThat(Files.readAllLines(folder.resolve("all.csv"))).hasSize(61);
  }

  @Test
  void commitsEditsAndStartsAreMeasuredFromOutside() throws Exception {
    PackagedProgram bot = PackagedProgram.bot(HOME);
    List<String> progress = new ArrayList<>();

    List<Figure> figures =
        new ChatRun(
                new ChatRun.Plan(bot, MANIFEST, folder, 1, Duration.ofSeconds(2)), progress::add)
            .alone();

    Map<String, Figure> named =
        figures.stream().collect(Collectors.toMap(Figure::name, Function.identity()));
    assertThat(named)
        .containsOnlyKeys(
            "commandToCommit", "clickToCommit", "eventToEdit", "botStart", "botStartWithout");
    assertThat(figures).allSatisfy(figure -> assertThat(figure.median()).isPositive());
    assertThat(figures.get(2).runs()).hasSize(2);
    assertThat(progress).hasSize(4);
  }

  private static double saidOrWaiting(BotMetrics metrics) {
    return metrics.sum("slipway_bot_outbox_waiting", "kind=\"card\"")
        + metrics.sum("slipway_bot_deliveries_total", "kind=\"card\"");
  }
}
