package dev.slipway.sandbox.slack.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.slipway.sandbox.slack.http.LoopbackServer;
import dev.slipway.sandbox.slack.workspace.Cast;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Draws a rich conversation in every size and colour, into `target/screenshots`, and holds that
/// nothing scrolls sideways.
@Timeout(120)
final class PageShotsIT {
  private static final Path SHOTS = Path.of("target", "screenshots");

  private final Workspace workspace = new Workspace(Cast.sample(), InstantSource.system());
  private final Conversation conversation = new Conversation(workspace);
  private Browser browser;
  private LoopbackServer server;
  private SlackPage site;
  private Message request;

  @BeforeEach
  void start() throws Exception {
    browser = Browser.start();
    site =
        new SlackPage(workspace, workspace.people(new ScriptedApp(workspace)), SlackPageIT.HINTS);
    server = LoopbackServer.start(0, site);
    request = conversation.play();
  }

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.close();
      site.close();
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1280,LIGHT", "1280,DARK", "400,LIGHT", "400,DARK"})
  void everythingFitsTheScreen(int width, ColorScheme scheme) throws Exception {
    Shots shots = new Shots(width, scheme);

    shots.take("channel", open("channel=deploys", width, scheme), "[role=log] .message");
    shots.take("thread", open("channel=deploys&thread=" + request.ts(), width, scheme), "#thread");
    shots.take("home", open("view=home", width, scheme), "#home h3");
    Page hints = open("channel=deploys", width, scheme);
    hints.getByLabel("Message #deploys").pressSequentially("/deploy frontend ");
    shots.take("hints", hints, "#box-hints li");
    conversation.dialog("U0ADA");
    shots.take("dialog", open("channel=deploys", width, scheme), "dialog[open]");
  }

  private Page open(String query, int width, ColorScheme scheme) {
    String address = "http://127.0.0.1:" + server.port() + "/?user=U0ADA&" + query;
    return browser.open(address, width, scheme);
  }

  private record Shots(int width, ColorScheme scheme) {
    void take(String name, Page page, String awaited) {
      Locator shown = page.locator(awaited).first();
      assertThat(shown).isVisible();
      String file = "%s-%d-%s.png".formatted(name, width, scheme.name().toLowerCase());
      page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(file)));
      SlackPageIT.assertNothingScrollsSideways(page);
      page.context().close();
    }
  }
}
