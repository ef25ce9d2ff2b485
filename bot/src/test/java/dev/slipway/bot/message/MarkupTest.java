package dev.slipway.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Foreign text is shown, and does nothing (C15).
final class MarkupTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '$',
      value = {
        "a < b & c > d, a &lt; b &amp; c › d",
        "<!channel>, &lt;!channel›",
        "<@U123>, &lt;＠U123›",
        "@here now, ＠here now",
        "*bold* _it_ ~no~, ∗bold∗ ˍitˍ ∼no∼",
        "snake_case and 2*3*4, snake_case and 2*3*4",
        "`code`, 'code'",
        "> quote, › quote",
        "https://evil.example, https∶//evil.example",
        "www.evil.example, www․evil.example",
        ":tada: at 10:20:30, ∶tada: at 10:20:30"
      })
  void isHarmless(String foreign, String shown) {
    assertThat(Markup.text(foreign)).isEqualTo(shown);
  }

  @Test
  void isOneLineInOneDirection() {
    assertThat(Markup.text("a\r\nb\u2028c\u202e\u2066d\u200be\u0000f")).isEqualTo("a  b cde f");
  }

  @Test
  void keepsEmojiThatAreMadeOfSeveral() {
    String family = "\ud83d\udc69\u200d\ud83d\udc67";

    assertThat(Markup.text(family)).isEqualTo(family);
  }

  @Test
  void replacesHalfOfACharacter() {
    assertThat(Markup.text("a\ud83db\udc69")).isEqualTo("a\ufffdb\ufffd");
  }

  @Test
  void isCutBetweenCharactersAndBetweenEscapes() {
    assertThat(Markup.text("&&&&", 12)).isEqualTo("&amp;&amp;…");
    assertThat(Markup.text("\ud83d\ude80\ud83d\ude80\ud83d\ude80", 4)).isEqualTo("\ud83d\ude80…");
    assertThat(Markup.text("abcd", 4)).isEqualTo("abcd");
    assertThat(Markup.text("abcde", 4)).isEqualTo("abc…");
  }

  @Test
  void neverExceedsWhatItIsCutTo() {
    Random random = new Random(7);

    assertThat(IntStream.range(0, 10_000).mapToObj(_ -> random(random)))
        .allSatisfy(text -> {
          assertThat(Markup.text(text, 40)).hasSizeLessThanOrEqualTo(40);
          assertThat(Markup.plain(text, 40)).hasSizeLessThanOrEqualTo(40);
          assertThat(Markup.cell(text, 40)).doesNotContain("`", "<", ">");
        });
  }

  @Test
  void linksOnlyToPages() {
    assertThat(Markup.link(URI.create("https://example.com/a?b=c&d=e"), "here"))
        .isEqualTo("<https://example.com/a?b=c&amp;d=e|here>");
    assertThat(Markup.link(URI.create("javascript:alert(1)"), "here")).isEqualTo("here");
  }

  private static String random(Random random) {
    return random
        .ints(random.nextInt(80), 0, 0x3000)
        .map(each -> each % 5 == 0 ? "<>&`*_@:\n\ud83d\u202e".charAt(each % 11) : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
