package dev.slipway.sandbox.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import org.assertj.core.api.Assertions;

/// What is held of everything that is drawn.
public final class Sight {
  /// Texts whose contrast with their ground is under 4.5 to 1 (WCAG 2.2, 1.4.3), each once.
  private static final String FAINT =
      """
      (() => {
        const parts = colour => colour.match(/[\\d.]+/g).map(Number);
        const light = ([red, green, blue]) => {
          const [r, g, b] = [red, green, blue].map(each => {
            const part = each / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = element => {
          const colour = parts(getComputedStyle(element).backgroundColor);
          const solid = colour.length === 3 || colour[3] === 1;
          return solid || !element.parentElement ? colour : ground(element.parentElement);
        };
        const faint = new Set();
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const element = texts.currentNode.parentElement;
          if (texts.currentNode.data.trim() && element.checkVisibility() && !element.closest('[aria-hidden], option')) {
            const colour = parts(getComputedStyle(element).color);
            const [high, low] = [light(colour), light(ground(element))].sort((a, b) => b - a);
            if ((high + 0.05) / (low + 0.05) < 4.5) {
              faint.add(`${element.tagName}.${element.className} ${colour} on ${ground(element)}`);
            }
          }
        }
        return [...faint];
      })()
      """;

  private Sight() {}

  /// Each text that is too faint to be read, once.
  public static List<?> faintTexts(Page page) {
    return (List<?>) page.evaluate(FAINT);
  }

  /// But for boxes of one line, which move what is typed into them.
  public static void assertNothingScrollsSideways(Page page) {
    Object wide =
        page.evaluate(
            "[...document.querySelectorAll('*:not(input)')].filter(e => e.clientWidth > 1 && e.scrollWidth >"
                + " e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'hidden').map(e =>"
                + " e.tagName + '.' + e.className + ' ' + e.scrollWidth + '>' + e.clientWidth)");
    Assertions.assertThat((List<?>) wide).isEmpty();
    Assertions.assertThat(
            page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
  }
}
