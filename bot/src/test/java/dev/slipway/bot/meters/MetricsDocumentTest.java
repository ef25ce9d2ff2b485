package dev.slipway.bot.meters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.memory.MemoryJournal;
import dev.slipway.bot.numbers.Change;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.slack.memory.MemorySlack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/metrics.md beside a registry that has counted.
class MetricsDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
  private static final Pattern NAME =
      Pattern.compile("^\\| `(slipway_bot_[a-z_]+)`", Pattern.MULTILINE);
  private static final Pattern FAMILY =
      Pattern.compile("^# TYPE (slipway_bot_[a-z_]+) ", Pattern.MULTILINE);

  @Test
  void whatIsServedIsWhatStandsInTheDocument() throws Exception {
    InstantSource clock = InstantSource.system();
    MemoryJournal journal = new MemoryJournal();
    try (Meters meters =
        new Meters(
            new Meters.Sources(
                journal,
                journal,
                new Meters.Told(Set.of("pager"), journal),
                _ -> changes(clock.instant().minusSeconds(1)),
                clock))) {
      var _ =
          new MeasuredSlack(new MemorySlack(clock), meters, clock)
              .find("#deploys", Optional.empty(), "r-none", clock.instant());
      meters.delivered("card", false);
      meters.noticed("pager", "told");
      meters.acknowledged(200, Duration.ofMillis(1));
      meters.recorded(ended(clock.instant()));

      assertThat(served(meters)).isEqualTo(documented());
    }
  }

  @Test
  void everyWordOfACauseOrAnOutcomeStandsInTheDocument() throws IOException {
    String document = Files.readString(DOCUMENT);

    assertThat(Words.all(Cause.class)).allMatch(word -> document.contains("`" + word + "`"));
    assertThat(Words.all(Ending.class)).allMatch(word -> document.contains("`" + word + "`"));
  }

  /// With every number that changes can have.
  private static List<Change> changes(Instant at) {
    return List.of(
        Samples.change("staging", at, Change.Result.DEPLOYED),
        Samples.change("staging", at, Change.Result.TAKEN_BACK));
  }

  private static Journal.Entry ended(Instant at) {
    return new Journal.Entry(
        at,
        List.of(Samples.expired(Samples.ask("r-22222222", "staging", at), at)),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Set<String> served(Meters meters) {
    return FAMILY
        .matcher(meters.scrape())
        .results()
        .map(found -> found.group(1))
        .filter(name -> !name.endsWith("_max"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> documented() throws IOException {
    return NAME.matcher(Files.readString(DOCUMENT))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
