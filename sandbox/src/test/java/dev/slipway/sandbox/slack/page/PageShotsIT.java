package dev.slipway.sandbox.slack.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.slipway.sandbox.browser.Browser;
import dev.slipway.sandbox.browser.BrowserExtension;
import dev.slipway.sandbox.browser.Shots;
import dev.slipway.sandbox.browser.Sight;
import dev.slipway.sandbox.slack.workspace.Message;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Draws a rich conversation in every size and colour, into `target/screenshots`, and holds that
/// nothing scrolls sideways.
@Timeout(120)
@ExtendWith(BrowserExtension.class)
final class PageShotsIT {
  private Stage stage;
  private Conversation conversation;
  private Message request;

  @BeforeEach
  void setTheStage(Browser browser) throws Exception {
    stage = new Stage(browser);
    conversation = new Conversation(stage.workspace);
    request = conversation.play();
  }

  @AfterEach
  void clearTheStage() {
    stage.close();
    Assertions.assertThat(stage.pageErrors).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280,LIGHT", "1280,DARK", "400,LIGHT", "400,DARK"})
  void everythingFitsTheScreen(int width, ColorScheme scheme) throws Exception {
    Shots shots = new Shots(width, scheme);

    Page tall = open("channel=deploys", width, scheme);
    tall.setViewportSize(width, 1500);
    shots.take("day", tall, "[role=log] .message");
    shots.take("channel", open("channel=deploys", width, scheme), "[role=log] .message");
    shots.take("thread", open("channel=deploys&thread=" + request.ts(), width, scheme), "#thread");
    shots.take("home", open("view=home", width, scheme), "#home h3");
    Page hints = open("channel=deploys", width, scheme);
    hints.getByLabel("Message #deploys").pressSequentially("/deploy frontend ");
    shots.take("hints", hints, "#box-hints li");
    conversation.dialog("U0ADA");
    shots.take("dialog", open("channel=deploys", width, scheme), "dialog[open]");
  }

  @ParameterizedTest
  @CsvSource({"1280,LIGHT", "400,DARK"})
  void whatPopsUpFitsTheScreen(int width, ColorScheme scheme) {
    Shots shots = new Shots(width, scheme);

    Page reacting = open("channel=deploys", width, scheme);
    reacting.locator(".message", new Page.LocatorOptions().setHasText("went back")).focus();
    reacting.locator(".message:focus [aria-label=React]").click();
    shots.take("picker", reacting, "#picker");
    Page asked = open("channel=deploys", width, scheme);
    asked.getByRole(AriaRole.BUTTON, Stage.named("Abort")).click();
    shots.take("confirm", asked, "#confirm");
    Page refused = open("channel=deploys&thread=" + request.ts(), width, scheme);
    refused.getByLabel("Reply in the thread").fill("/deploy");
    refused.keyboard().press("Enter");
    shots.take("toast", refused, "#toast");
  }

  @Test
  void theDrawerFitsANarrowScreen() {
    Page page = open("channel=deploys", 400, ColorScheme.LIGHT);
    page.getByRole(AriaRole.BUTTON, Stage.named("Channels")).click();

    new Shots(400, ColorScheme.LIGHT).take("drawer", page, "#sidebar");
  }

  @Test
  void theCheckOfContrastBites() {
    Page page = open("channel=deploys", 1280, ColorScheme.LIGHT);
    assertThat(page.locator("[role=log] .message").first()).isVisible();

    page.evaluate("document.querySelector('h1').style.color = '#999'");

    Assertions.assertThat(Sight.faintTexts(page)).hasSize(1);
  }

  private Page open(String query, int width, ColorScheme scheme) {
    return stage.open(width, scheme, "user=U0ADA&" + query);
  }
}
