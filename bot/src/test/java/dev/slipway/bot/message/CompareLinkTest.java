package dev.slipway.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses of the pages that list the commits between two versions.
final class CompareLinkTest {
  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/frontend, https://github.com/acme/frontend/compare/1.0...1.1",
    "https://github.com/acme/frontend.git, https://github.com/acme/frontend/compare/1.0...1.1",
    "https://github.com/acme/frontend/, https://github.com/acme/frontend/compare/1.0...1.1",
    "https://gitlab.com/a/b/c, https://gitlab.com/a/b/c/-/compare/1.0...1.1",
    "https://gitlab.acme.example/a/b, https://gitlab.acme.example/a/b/-/compare/1.0...1.1",
    "http://gitea.example:3000/a/b, http://gitea.example:3000/a/b/compare/1.0...1.1",
    "https://codeberg.org/a/b, https://codeberg.org/a/b/compare/1.0...1.1"
  })
  void followsTheHostsForm(URI source, URI page) {
    assertThat(CompareLink.between(source, "1.0", "1.1")).contains(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bitbucket.org/a/b",
        "ssh://git@github.com/a/b",
        "https://token@github.com/a/b",
        "https://example.com/?repository=b",
        "mailto:ada@example.com"
      })
  void isLeftOutWhereTheFormIsUnknown(URI source) {
    assertThat(CompareLink.between(source, "1.0", "1.1")).isEmpty();
  }

  @Test
  void isLeftOutBetweenAVersionAndItself() {
    assertThat(CompareLink.between(URI.create("https://github.com/a/b"), "1.0", "1.0")).isEmpty();
  }

  @Test
  void escapesWhatAnAddressCannotHold() {
    assertThat(CompareLink.between(URI.create("https://github.com/a/b"), "1.0+x", "1.1 <y>"))
        .contains(URI.create("https://github.com/a/b/compare/1.0%2Bx...1.1+%3Cy%3E"));
  }
}
