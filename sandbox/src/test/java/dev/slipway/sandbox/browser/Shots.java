package dev.slipway.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;
import org.assertj.core.api.Assertions;

/// Draws pages into `target/screenshots`, for people to look at, and holds what is held of each.
///
/// @param width in pixels
public record Shots(int width, ColorScheme scheme) {
  private static final Path FOLDER = Path.of("target", "screenshots");

  /// Closes the page.
  ///
  /// @param awaited selects what shows that all has been drawn
  public void take(String name, Page page, String awaited) {
    assertThat(page.locator(awaited).first()).isVisible();
    String file = "%s-%d-%s.png".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT));
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
    Sight.assertNothingScrollsSideways(page);
    Assertions.assertThat(Sight.faintTexts(page)).as(file).isEmpty();
    page.context().close();
  }
}
