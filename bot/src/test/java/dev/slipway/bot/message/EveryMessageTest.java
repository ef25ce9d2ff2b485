package dev.slipway.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for everything that is ever shown.
final class EveryMessageTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "messages");

  /// In there formatting signs mean nothing.
  private static final Pattern CODE = Pattern.compile("```[^`]*```|`[^`]*`");

  static Set<String> names() {
    return Specimens.of(World.USUAL).keySet();
  }

  /// Written anew by `-Ddocs.write=true`.
  @ParameterizedTest
  @MethodSource("names")
  void readsAsItWasReviewed(String name) throws IOException {
    Path file = GOLDEN.resolve(name + ".json");
    String json = Written.json(Specimens.named(World.USUAL, name));
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, json);
    }

    assertThat(json).isEqualTo(Files.readString(file));
  }

  @Test
  void noGoldenFileIsLeftOver() {
    assertThat(Arrays.stream(GOLDEN.toFile().list()).map(each -> each.replace(".json", "")))
        .containsExactlyInAnyOrderElementsOf(names());
  }

  @ParameterizedTest
  @MethodSource("names")
  void keepsSlacksLimitsWithUsualWords(String name) {
    assertThat(Limits.brokenBy(Specimens.named(World.USUAL, name))).isEmpty();
  }

  /// Names of 41, versions of 128, reasons of 42,000 characters, 100 of everything.
  @ParameterizedTest
  @MethodSource("names")
  void keepsSlacksLimitsWithTheLongestWords(String name) {
    assertThat(Limits.brokenBy(Specimens.named(World.LONGEST, name))).isEmpty();
  }

  /// C15: nobody is called, nothing is linked, formatted or turned around, and nothing becomes part
  /// of a page, by what others wrote.
  @ParameterizedTest
  @MethodSource("names")
  void makesHostileWordsInert(String name) {
    assertThat(shown(Specimens.named(World.HOSTILE_WORLD, name)))
        .allSatisfy(text ->
            assertThat(CODE.matcher(text).replaceAll("code"))
                .doesNotContain("*bold*", "_it_", "~no~", "`"))
        .allSatisfy(text ->
            assertThat(text)
                .doesNotContain(
                    "<!channel",
                    "<!here",
                    "@here",
                    "<@U0EVIL",
                    "<script",
                    "</script",
                    "://evil",
                    "www.evil",
                    ":tada:",
                    "\u202e",
                    "\ud83d\n")
                .doesNotContainPattern("<(?!@[UW][A-Z0-9]+>|!date\\^|https://)"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void hostileTextsKeepSlacksLimits(String name) {
    assertThat(Limits.brokenBy(Specimens.named(World.HOSTILE_TEXTS, name))).isEmpty();
  }

  /// An edit that changes nothing is left out by comparing.
  @Test
  void equalStatesGiveEqualMessages() {
    assertThat(Specimens.of(World.USUAL)).isEqualTo(Specimens.of(World.USUAL));
  }

  @Test
  void textsNeverShout() {
    assertThat(Specimens.of(World.USUAL).values().stream().flatMap(Written::texts))
        .hasSizeGreaterThan(500)
        .allSatisfy(text -> assertThat(text.replace("<!date", "")).doesNotContain("!"));
  }

  /// The values of buttons and options come back to us and are shown to nobody.
  private static Stream<String> shown(Object specimen) {
    return switch (specimen) {
      case Message message ->
          Stream.concat(Stream.of(message.text()), message.blocks().stream().flatMap(Shown::texts));
      case Home home -> home.blocks().stream().flatMap(Shown::texts);
      case Dialog dialog -> dialog.inputs().stream().flatMap(Shown::texts);
      default -> throw new IllegalArgumentException(specimen.toString());
    };
  }
}
