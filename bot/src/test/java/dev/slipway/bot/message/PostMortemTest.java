package dev.slipway.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.following.Following.Outcome;
import dev.slipway.bot.following.Following.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostMortemTest {
  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "post-mortems", "alerts.md");

  /// Written anew by `-Ddocs.write=true`.
  @Test
  void readsAsItWasReviewed() throws IOException {
    String markdown = of(World.USUAL);
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, markdown);
    }

    assertThat(markdown).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void whatOthersWroteIsInert() {
    assertThat(of(World.HOSTILE_WORLD))
        .doesNotContain("<script", "<!channel", "https://evil", "www.evil", "\u202e", "\n>")
        .doesNotContainPattern("(?<!\\\\)[*_~@](bold|it|no|here)")
        .doesNotContainPattern("(?<!\\\\)\\|click");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "1.4.2 at 12:00, 5 %→ 1.4.2 at 12:00, 5 %",
        "- a→ \\- a",
        "# a #b→ \\# a #b",
        "1. a→ 1\\. a",
        "--- and #oncall, not #12→ \\--- and #oncall, not \\#12",
        "---→ \\---",
        ":tada: https://a www.b→ \\:tada: https\\://a www\\.b",
        "a|b <c> [d](e) `f`→ a\\|b &lt;c&gt; \\[d\\](e) \\`f\\`"
      })
  void onlyMarkupIsEscaped(String foreign, String written) {
    assertThat(Markdown.text(foreign)).isEqualTo(written);
  }

  private static String of(World world) {
    IncidentSpecimens incidents = new IncidentSpecimens(world);
    Following suspect =
        incidents.suspect(
            Phase.ENDED, Optional.of(new RolloutSpecimens(world).end(Outcome.ROLLED_BACK)));
    return PostMortem.of(incidents.resolved(), world.roster(), Optional.of(suspect));
  }
}
