package dev.slipway.environments.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the strict reader takes and what it refuses, each refusal with its own message (G6).
final class YamlFileTest {
  private record Sample(
      String name,
      int replicas,
      boolean shield,
      OptionalDouble share,
      Optional<Duration> hold,
      Optional<Long> memory,
      Optional<Instant> until,
      List<String> owners) {}

  private static final Kind<Sample> SAMPLE =
      Shapes.record(fields -> {
        var name = fields.required("name", Scalars.text());
        var replicas = fields.optional("replicas", Scalars.wholeNumber(0, 100), 1);
        var shield = fields.optional("shield", Scalars.bool(), true);
        var share = fields.optionalDouble("share", Scalars.percent(100));
        var hold = fields.optional("hold", Scalars.duration(Duration.ZERO, Duration.ofDays(30)));
        var memory = fields.optional("memory", Scalars.size());
        var until = fields.optional("until", Scalars.instant());
        var owners = fields.optional("owners", Shapes.list(Scalars.text()), List.of());
        return () ->
            new Sample(
                name.get(),
                replicas.get(),
                shield.get(),
                share.get(),
                hold.get(),
                memory.get(),
                until.get(),
                owners.get());
      });

  @Test
  void everyKindOfValueIsReadAsItIsMeant() {
    Parsed<Sample> parsed =
        read(
            """
            # a comment
            name: "frontend"
            replicas: 3
            shield: false
            share: 0.5%
            hold: 250ms
            memory: 256MiB
            until: 2026-12-24T08:00+01:00
            owners:
              - web
              - sre
            """);

    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.value())
        .contains(
            new Sample(
                "frontend",
                3,
                false,
                OptionalDouble.of(0.005),
                Optional.of(Duration.ofMillis(250)),
                Optional.of(256L << 20),
                Optional.of(Instant.parse("2026-12-24T07:00:00Z")),
                List.of("web", "sre")));
  }

  /// G6: what YAML libraries turn into something else stays the text that it is.
  @ParameterizedTest
  @ValueSource(
      strings = {"1.10", "010", "no", "0x1F", "1_000", "1e3", "+1", "12:30:45", "1.", ".5", "Off"})
  void aTextIsTakenExactlyAsWritten(String text) {
    assertThat(read("name: " + text).value().orElseThrow().name()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "name: a\\nname: b => 2:1: the key \"name\" stands twice, first in line 1",
        "name: a\\n---\\nname: b => 3:1: a second document begins here, a file is one document",
        "name: &x a => 1:7: anchors (&) are not allowed",
        "&x name: a => 1:1: anchors (&) are not allowed",
        "&x {name: a} => 1:1: anchors (&) are not allowed",
        "name: *x => 1:7: aliases (*) are not allowed, write the value out",
        "name: !!str a => 1:7: tags (!) are not allowed",
        "name: a\\nowners: !x [a] => 2:9: tags (!) are not allowed",
        "name: a\\nowners: [!x a] => 2:10: tags (!) are not allowed",
        "%YAML 1.1\\n---\\nname: a => 1:1: directives (%) are not allowed",
        "name: a\\n\\treplicas: 1 => 2:1: a tab cannot stand here, indent with spaces",
        "name: a\\n  b => 1:7: a text over several lines stands in quotes, or in a block that | begins",
        "name: a\\n? [x] => 2:4: a key must be a text",
        "name: a\\nowners: [a => 2:11: not valid YAML: expected ',' or ']', but got <stream end>",
        "name: a\\nreplica: 3 => 2:1: unknown key \"replica\", allowed are name, replicas, shield,"
            + " share, hold, memory, until, owners (did you mean \"replicas\"?)",
        "name: a\\nreplicas: 3.9 => 2:11: expected a whole number from 0 to 100, found \"3.9\"",
        "name: a\\nreplicas: \"3\" => 2:11: expected a whole number from 0 to 100, found \"3\" (write"
            + " it without quotes)",
        "name: a\\nreplicas: 010 => 2:11: expected a whole number from 0 to 100, found \"010\"",
        "name: a\\nreplicas: 0x1F => 2:11: expected a whole number from 0 to 100, found \"0x1F\"",
        "name: a\\nreplicas: 101 => 2:11: expected a whole number from 0 to 100, found \"101\"",
        "name: a\\nreplicas: [] => 2:11: expected a whole number from 0 to 100, found a list",
        "name: a\\nreplicas: => 2:10: nothing stands behind \"replicas\"; leave the key out, or give"
            + " it a value (a value that begins with # must stand in quotes)",
        "name: #deploys => 1:6: nothing stands behind \"name\"; leave the key out, or give it a value"
            + " (a value that begins with # must stand in quotes)",
        "name: ~ => 1:7: expected a text, found \"~\"",
        "name: \"\" => 1:7: expected a text, found \"\"",
        "name: a\\nshield: no => 2:9: expected true or false, found \"no\"",
        "name: a\\nshield: \"true\" => 2:9: expected true or false, found \"true\" (write it without"
            + " quotes)",
        "name: a\\nshare: 0.05 => 2:8: expected a percentage from 0% to 100%, such as 5% or 0.5%,"
            + " found \"0.05\"",
        "name: a\\nhold: 5 => 2:7: expected a duration from 0s to 30d, such as 250ms, 2s, 5m, 1h,"
            + " found \"5\"",
        "name: a\\nhold: 31d => 2:7: expected a duration from 0s to 30d, such as 250ms, 2s, 5m, 1h,"
            + " found \"31d\"",
        "name: a\\nmemory: 256MB => 2:9: expected a size such as 256MiB or 2GiB, found \"256MB\"",
        "name: a\\nuntil: 2026-12-24T00:00 => 2:8: expected a time with its zone, such as"
            + " 2026-12-24T00:00Z or 2026-12-24T08:00+01:00, found \"2026-12-24T00:00\"",
        "name: a\\nowners: web => 2:9: expected a list, found \"web\"",
        "replicas: 3 => 1:1: the key \"name\" is missing",
        "[a] => 1:1: expected a mapping of keys and values, found a list",
        "# nothing => 1:1: expected a mapping of keys and values, found nothing",
      })
  void eachRefusalHasItsPlaceAndItsOwnMessage(String text, String expected) {
    Parsed<Sample> parsed = read(text.replace("\\n", "\n").replace("\\t", "\t"));

    assertThat(parsed.value()).isEmpty();
    assertThat(parsed.problems())
        .extracting(Problem::toString)
        .containsExactly("f.yaml:" + expected);
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(read("").problems())
        .extracting(Problem::toString)
        .containsExactly("f.yaml:1:1: expected a mapping of keys and values, found nothing");
  }

  @Test
  void bytesThatAreNotUtf8AreRefusedAtTheirPlace() {
    byte[] bytes = "name: a\nowners: [\u00e9]".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(YamlFile.read("f.yaml", bytes, SAMPLE).problems())
        .extracting(Problem::toString)
        .containsExactly("f.yaml:2:10: the file is not UTF-8 from here on");
  }

  @ParameterizedTest
  @CsvSource({"7,U+0007", "8238,U+202E", "8232,U+2028", "133,U+0085", "65279,U+FEFF"})
  void charactersThatReadOtherwiseThanTheyShowAreRefused(int character, String name) {
    assertThat(read("name: a" + Character.toString(character) + "b").problems())
        .extracting(Problem::toString)
        .containsExactly("f.yaml:1:8: the character " + name + " is not allowed");
  }

  @Test
  void aCarriageReturnAloneIsRefusedAndWindowsLineEndsAreNot() {
    assertThat(read("name: a\rreplicas: 3").problems())
        .extracting(Problem::toString)
        .containsExactly("f.yaml:1:8: the character U+000D is not allowed");
    assertThat(read("name: a\r\nreplicas: 3\r\n").value().orElseThrow().name()).isEqualTo("a");
  }

  @Test
  void aFileOverTheLimitIsRefusedBeforeItIsParsed() {
    byte[] bytes = "x".repeat(256 * 1024 + 1).getBytes(StandardCharsets.UTF_8);

    assertThat(YamlFile.read("f.yaml", bytes, SAMPLE).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "f.yaml:1:1: the file has more than 262144 bytes (256 KiB): no more are read");
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(read("[".repeat(100_000)).problems())
        .extracting(Problem::toString)
        .containsExactly("f.yaml:1:21: nested more than 20 deep");
  }

  @Test
  void allProblemsOfAFileAreReportedAtOnce() {
    assertThat(read("nam: a\nreplicas: x\nshield: 1\n").problems())
        .extracting(Problem::line)
        .containsExactly(1, 2, 3, 1);
  }

  @Test
  void ofManyProblemsFiftyAreListed() {
    Parsed<Sample> parsed = read("name: a\nowners: [" + "'',".repeat(200) + "]");

    assertThat(parsed.problems()).hasSize(51);
    assertThat(parsed.problems().getLast().message())
        .isEqualTo("there are more than 50 problems, the others are not listed");
  }

  @Test
  void placesCountCodePointsAndOffsetsCountChars() {
    Parsed<Sample> parsed = read("name: a\nowners: [\"\ud83d\ude00\", b]");

    assertThat(parsed.place("owners", 1)).isEqualTo(new Mark(2, 15, 23));
    assertThat(parsed.place("owners", "no such")).isEqualTo(new Mark(2, 1, 8));
  }

  @Test
  void aScalarKnowsWhereItEnds() {
    Node.Mapping root = (Node.Mapping) read("name: 'it''s' # so").root().orElseThrow();

    Node.Scalar scalar = (Node.Scalar) root.entry("name").orElseThrow().value();

    assertThat(scalar)
        .isEqualTo(new Node.Scalar("it's", true, new Mark(1, 7, 6), new Mark(1, 14, 13)));
  }

  private static Parsed<Sample> read(String text) {
    return YamlFile.read("f.yaml", text.getBytes(StandardCharsets.UTF_8), SAMPLE);
  }
}
