package dev.slipway.sandbox.bench.chat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.slipway.sandbox.browser.Browser;
import dev.slipway.sandbox.browser.BrowserExtension;
import dev.slipway.sandbox.browser.Sight;
import dev.slipway.sandbox.chat.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// C15: whatever people write, nothing of it runs in a browser, mentions anybody, links anywhere or
/// turns the direction of writing; what is too long is refused with a sentence. Each test has
/// services of its own.
@Timeout(300)
@ExtendWith(BrowserExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileTextsIT {
  private static final String DEPLOYS = "channel=deploys";
  private static final String GRACE = "Grace Hopper";
  private static final String HOSTILE =
      "<!channel> <@U0LINUS> </script><script>window.hacked=1</script> <img src=x"
          + " onerror=window.hacked=1> https://evil.example <https://evil.example|here>"
          + " \u202egnp.exe & *b*";

  private static final String FORTY_KILOBYTES = HOSTILE + " " + "long ".repeat(8_000);

  private final Browser browser;
  private final ChatStage stage;

  HostileTextsIT(Browser browser, @TempDir Path folder) throws IOException {
    this.browser = browser;
    this.stage = ChatStage.open(folder, browser);
  }

  @AfterEach
  void leave() {
    browser.closePages();
    Assertions.assertThat(stage.pageErrors()).isEmpty();
    Assertions.assertThat(stage.said())
        .noneMatch(text -> text.contains("<!channel>"))
        .noneMatch(text -> text.contains("<@U0LINUS>"))
        .noneMatch(text -> text.contains("<script"))
        .noneMatch(text -> text.contains("<img"))
        .noneMatch(text -> text.contains("://evil"))
        .noneMatch(text -> text.contains("\u202e"));
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  void namesThatNobodyHasAreRepeatedWithoutTheirPower() {
    Visitor ada = stage.visit(ChatBed.ADA, DEPLOYS);

    ada.sends("/deploy <!channel><script>window.hacked=1</script> staging");
    ada.sends("/deploy frontend <!channel><script>window.hacked=1</script>");
    ada.sends("/deploy help <!channel><script>window.hacked=1</script>");

    assertThat(ada.whisper("There is no service")).isVisible();
    assertThat(ada.whisper("There is no environment")).isVisible();
    assertThat(ada.whisper("There is no help")).isVisible();
    assertInert(ada.page(), "#messages");
  }

  @Test
  void reasonsOfLocksAndFreezesAreShownAsTheyWereWritten() {
    Visitor ada = stage.visit(ChatBed.ADA, DEPLOYS);

    ada.sends("/deploy lock stock staging for 2h " + HOSTILE);
    ada.sends("/deploy freeze production for 2h " + HOSTILE);
    ada.sends("/deploy lock mail staging for 2h");
    ada.answers("Lock", "Reason", HOSTILE);

    assertThat(ada.message("@ada locked stock in staging")).containsText("<!channel›");
    assertThat(ada.message("@ada locked mail in staging")).containsText("<!channel›");
    assertThat(ada.whisper("You have frozen production")).isVisible();
    ada.sends("/deploy locks");
    assertThat(ada.whisper("stock in staging: locked by @ada")).containsText("<!channel›");
    assertInert(ada.page(), "#messages");
    assertThat(ada.goesHome()).containsText("stock in staging: locked by @ada");
    assertInert(ada.page(), "#home");
  }

  @Test
  void theReasonOfADeclineIsShownAsItWasWritten() {
    Visitor ada = stage.visit(ChatBed.ADA, DEPLOYS);
    ada.sends("/deploy basket staging 5.6.0");
    Locator request = ada.request("basket", "5.6.0");
    assertThat(request).containsText("0 of 2 given");

    ada.becomes(GRACE);
    ada.presses(request, "Decline");
    ada.answers("Decline", "Reason", HOSTILE);

    assertThat(request).containsText("Declined by @grace. Reason: <!channel›");
    assertInert(ada.page(), "#messages");
  }

  @Test
  void theReasonOfAnEmergencyIsSaidAloudWithoutItsPower() {
    Visitor grace = stage.visit(ChatBed.GRACE, DEPLOYS);

    grace.sends("/deploy search staging 5.7.0 --emergency " + HOSTILE);

    assertThat(grace.request("search", "5.7.0")).containsText("Reason: <!channel›");
    assertInert(grace.page(), "#messages");
    grace.goesTo("oncall");
    assertThat(grace.message("Emergency: @grace")).containsText("Reason: <!channel›");
    assertInert(grace.page(), "#messages");
  }

  @Test
  void whatIsTypedIntoTheDialogRunsNothing() {
    Visitor ada = stage.visit(ChatBed.ADA, DEPLOYS);
    ada.sends("/deploy billing staging");

    ada.dialog().getByLabel("Version").fill(HOSTILE);

    assertThat(ada.dialog()).containsText("Nothing found");
    assertInert(ada.page(), "dialog[open]");
    ada.leaves("Deploy");
  }

  @Test
  void aReasonOfFortyKilobytesIsRefusedWithItsLimit() {
    Visitor ada = stage.visit(ChatBed.ADA, DEPLOYS);

    ada.sends("/deploy lock reports staging for 2h " + FORTY_KILOBYTES);

    assertThat(ada.whisper("The reason is too long: at most 300 characters fit")).isVisible();
    assertInert(ada.page(), "#messages");
  }

  @Test
  void noMoreThanAReasonsLimitFitsIntoADialog() {
    Visitor ada = stage.visit(ChatBed.ADA, DEPLOYS);
    ada.sends("/deploy lock login staging for 2h");

    Locator reason = ada.dialog("Lock").getByLabel("Reason");
    reason.fill(FORTY_KILOBYTES);

    assertThat(reason).hasValue(FORTY_KILOBYTES.substring(0, 300));
    assertInert(ada.page(), "dialog[open]");
    ada.leaves("Lock");
  }

  @Test
  void aLineThatTheChatItselfDoesNotTakeIsRefusedBesideTheBox() {
    Visitor ada = stage.visit(ChatBed.ADA, DEPLOYS);

    ada.sends("/deploy lock reports staging for 2h " + FORTY_KILOBYTES + FORTY_KILOBYTES);

    assertThat(ada.page().getByText("that is too long")).isVisible();
    assertThat(ada.box()).not().isEmpty();
  }

  private static void assertInert(Page page, String where) {
    Assertions.assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
    Locator place = page.locator(where);
    assertThat(place.locator("script, img[src='x'], a[href*='evil']")).hasCount(0);
    assertThat(place.locator(".mention", new Locator.LocatorOptions().setHasText("@channel")))
        .hasCount(0);
    Assertions.assertThat(place.innerText()).doesNotContain("\u202e");
    Sight.assertNothingScrollsSideways(page);
  }
}
