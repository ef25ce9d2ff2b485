package dev.slipway.reconciler.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each transcript in `scenarios` is what the machine says today. After a wanted change, run with
/// `-Dscenarios.write=true` and read the difference.
class ScenarioTest {
  private static final Path FOLDER = Path.of("src/test/resources/scenarios");

  @TestFactory
  Stream<DynamicTest> theMachineAnswersAsTheTranscriptSays() throws IOException {
    return scripts().stream()
        .map(
            script -> DynamicTest.dynamicTest(script.getFileName().toString(), () -> play(script)));
  }

  @Test
  void thereAreTranscriptsForTheCasesThatTheMachineAloneCanProve() throws IOException {
    List<String> titles = scripts().stream().map(ScenarioTest::title).toList();

    assertThat(titles).hasSizeGreaterThanOrEqualTo(25);
    assertThat(titles).allMatch(title -> title.startsWith("# "));
    assertThat(
            Stream.of(1, 2, 3, 4, 5, 6, 7, 9, 12, 13, 14, 15, 16, 17, 18, 19, 20, 24, 25, 29)
                .map(number -> "R" + number))
        .allMatch(
            number -> titles.stream().anyMatch(title -> title.matches(".*\\b" + number + "\\b.*")));
  }

  private static void play(Path script) throws IOException {
    String written = Files.readString(script);
    String played = Scenario.play(written);
    if (Boolean.getBoolean("scenarios.write")) {
      Files.writeString(script, played);
    } else {
      assertThat(played).isEqualTo(written);
    }
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static String title(Path script) {
    try (Stream<String> lines = Files.lines(script)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
