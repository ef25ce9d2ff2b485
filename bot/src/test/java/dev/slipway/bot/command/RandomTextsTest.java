package dev.slipway.bot.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Ten thousand texts that nobody thought of, and some large ones.
final class RandomTextsTest {
  private static final int TEXTS = 10_000;
  private static final List<String> PIECES =
      List.of(
          "frontend",
          "backend",
          "status",
          "to",
          "in",
          "staging",
          "prod",
          "mailer",
          "fronted",
          "rollback",
          "pause",
          "abort",
          "help",
          "plan",
          "promote",
          "from",
          "diff",
          "who",
          "approve",
          "decline",
          "cancel",
          "r-7k3mq2",
          "R-7K3MQ2",
          "history",
          "deploy",
          "-- ",
          "--",
          "@",
          "@1.4.2",
          "1.4.2",
          "1.4/2",
          ",",
          "\"",
          "'",
          "`",
          "“",
          "”",
          "—",
          " ",
          "  ",
          "\n",
          "\t",
          "\u00a0",
          "\u202e",
          "\u200b",
          "\ud83d\ude80",
          "\ud83d",
          "&amp;",
          "&lt;",
          "&gt;",
          "&",
          "<",
          ">",
          "<@U1|ada>",
          "<!channel>",
          "<#C1|x>",
          "<http://x|y>",
          "|",
          "it's",
          "why",
          "A",
          "É",
          "$1",
          "lock",
          "unlock",
          "freeze",
          "for",
          "until",
          "2h",
          "18:00",
          "2026-11-29",
          "--emergency",
          "--emergncy",
          "at",
          "tomorrow",
          "incident",
          "incident open",
          "i-20261125-1200-7k3m",
          "ack",
          "silence",
          "assign",
          "link",
          "https://example.com/a?b=1&amp;c=2",
          "note",
          "critical",
          "oncall",
          "oncall override primary");

  @Test
  void everyTextIsUnderstoodOrRefusedWithAReason() {
    assertThat(texts())
        .allSatisfy(text -> {
          Parsed parsed = CommandParser.parse(text, Catalogs.usual());

          assertThat(said(parsed)).doesNotContain("\n", "\u202e").hasSizeLessThan(1_000);
        });
  }

  @Test
  void whatIsUnderstoodIsUnderstoodTheSameWhenItIsWrittenAgain() {
    List<Parsed> understood =
        texts()
            .map(text -> CommandParser.parse(text, Catalogs.usual()))
            .filter(Parsed.Understood.class::isInstance)
            .toList();

    assertThat(understood)
        .hasSizeGreaterThan(1_000)
        .allSatisfy(parsed ->
            assertThat(CommandParser.parse(said(parsed), Catalogs.usual())).isEqualTo(parsed));
  }

  @Test
  void whatIsOfferedIsAlwaysUnderstoodAndNeverMoreThanFive() {
    List<List<String>> offers =
        texts()
            .map(text -> CommandParser.parse(text, Catalogs.usual()))
            .filter(Parsed.Refused.class::isInstance)
            .map(parsed -> ((Parsed.Refused) parsed).problem().suggestions())
            .filter(each -> !each.isEmpty())
            .toList();

    assertThat(offers)
        .hasSizeGreaterThan(500)
        .allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(5))
        .allSatisfy(each ->
            assertThat(each)
                .allSatisfy(offer ->
                    assertThat(CommandParser.parse(offer, Catalogs.usual()))
                        .isInstanceOf(Parsed.Understood.class)));
  }

  @Test
  void largeTextsAmongAThousandServicesAreAnsweredAtOnce() {
    Catalog catalog = Catalogs.large();

    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            Stream.of("<a", "'a ", "\" ", "&amp;", "<@U1|", "service-number-", " x", "@", ",", "-")
                .map(piece -> piece.repeat(40_000 / piece.length()))
                .forEach(text -> {
                  CommandParser.parse(text, catalog);
                  CommandParser.parse("rollback " + text, catalog);
                  CommandParser.parse("service-nomber-7-of-a-thousand stagin " + text, catalog);
                }));
  }

  private static Stream<String> texts() {
    return IntStream.range(0, TEXTS).mapToObj(RandomTextsTest::text);
  }

  private static String text(int seed) {
    Random random = new Random(seed);
    String between = random.nextInt(4) == 0 ? "" : " ";
    return random
        .ints(random.nextInt(8), 0, PIECES.size())
        .mapToObj(PIECES::get)
        .collect(Collectors.joining(between));
  }

  private static String said(Parsed parsed) {
    return switch (parsed) {
      case Parsed.Understood it -> it.command().text();
      case Parsed.Refused it -> it.problem().sentence();
    };
  }
}
