package dev.slipway.sandbox.bench.chat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.slipway.sandbox.browser.Browser;
import dev.slipway.sandbox.browser.BrowserExtension;
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

/// People who work with the bot in a real browser: dialogs, several approvers, locks, their home.
/// Each test has a service of its own.
@Timeout(300)
@ExtendWith(BrowserExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChatPageIT {
  private static final String DEPLOYS = "channel=deploys";
  private static final String LINUS = "U0LINUS";
  private static final String MESSAGE = "#messages .message";

  private final Browser browser;
  private final ChatStage stage;

  ChatPageIT(Browser browser, @TempDir Path folder) throws IOException {
    this.browser = browser;
    this.stage = ChatStage.open(folder, browser);
  }

  @AfterEach
  void leave() {
    browser.closePages();
    Assertions.assertThat(stage.pageErrors()).isEmpty();
  }

  @AfterAll
  void close() {
    stage.close();
  }

  /// C5
  @Test
  void theBareCommandOpensADialogThatAsksForEverything() {
    Visitor ada = stage.visit(ChatBed.ADA, DEPLOYS);
    ada.sends("/deploy");
    Locator dialog = ada.dialog();
    assertThat(dialog.getByLabel("Service")).isFocused();
    stage.draw("dialog-empty", stage.address(ChatBed.ADA, DEPLOYS), "dialog[open]");

    dialog.getByLabel("Service").selectOption("billing");
    dialog.getByLabel("Environment").selectOption("staging");
    dialog.getByLabel("Version").fill("5.1.0");
    dialog.getByRole(AriaRole.OPTION, exactly("5.1.0")).click();
    dialog.getByRole(AriaRole.BUTTON, exactly("Ask for it")).click();

    assertThat(dialog).isHidden();
    assertThat(ada.request("billing", "5.1.0")).containsText("Waiting for 2 approvals from sre");
  }

  /// C8
  @Test
  void twoPeopleHaveToApproveAndNobodyCountsTwice() {
    Visitor ada = stage.visit(ChatBed.ADA, DEPLOYS);
    ada.sends("/deploy backend staging 5.2.0");
    Locator request = ada.request("backend", "5.2.0");
    assertThat(request).containsText("0 of 2 given");

    ada.becomes("Grace Hopper");
    ada.presses(request, "Approve");
    assertThat(request).containsText("1 of 2 given");
    assertThat(request).containsText("Approved by @grace");
    ada.presses(request, "Approve");
    assertThat(ada.whisper("backend in staging")).isVisible();
    stage.draw("one-of-two", stage.address(ChatBed.GRACE, DEPLOYS), MESSAGE);
    assertThat(request).containsText("1 of 2 given");

    ada.becomes("Linus Torvalds");
    ada.presses(request, "Approve");
    assertThat(request).containsText("Committed");
    assertThat(request).containsText("Approved by @grace and @linus");
    assertThat(request.getByRole(AriaRole.BUTTON, exactly("Approve"))).hasCount(0);
    stage.draw("two-of-two", stage.address(LINUS, DEPLOYS), MESSAGE);
  }

  /// Ada is in no team that may approve.
  @Test
  void whoeverIsOnCallApprovesInTheTeamsStead() {
    Visitor grace = stage.visit(ChatBed.GRACE, "channel=web");
    grace.sends("/deploy reports dev 5.4.0");
    Locator request = grace.message("reports → dev", "→ 5.4.0");
    assertThat(request)
        .containsText("Waiting for 1 approval from sre or from whoever is on call in primary");
    assertThat(request).containsText("@ada is on call in primary and may approve");

    grace.becomes("Ada Lovelace");
    grace.presses(request, "Approve");
    assertThat(request).containsText("Committed");
    assertThat(request).containsText("Approved by @ada (on call in primary)");
    stage.draw("on-call", stage.address(ChatBed.ADA, "channel=web"), MESSAGE);
  }

  /// C9
  @Test
  void whoDeclinesIsAskedWhyAndTheReasonStays() {
    Visitor ada = stage.visit(ChatBed.ADA, DEPLOYS);
    ada.sends("/deploy search staging 5.3.0");
    Locator request = ada.request("search", "5.3.0");
    assertThat(request).containsText("0 of 2 given");

    ada.becomes("Grace Hopper");
    ada.presses(request, "Decline");
    assertThat(ada.dialog("Decline").getByLabel("Reason")).isFocused();
    stage.draw("decline", stage.address(ChatBed.GRACE, DEPLOYS), "dialog[open]");
    ada.answers("Decline", "Reason", "The index is being rebuilt until noon");

    assertThat(request).containsText("Declined by @grace");
    assertThat(request).containsText("Reason: The index is being rebuilt until noon");
    assertThat(request.getByRole(AriaRole.BUTTON, exactly("Approve"))).hasCount(0);
    stage.draw("declined", stage.address(ChatBed.GRACE, DEPLOYS), MESSAGE);
  }

  /// C11
  @Test
  void anothersLockIsTakenOverAfterAQuestionAndBothAreListed() {
    Visitor ada = stage.visit(ChatBed.ADA, DEPLOYS);
    ada.sends("/deploy lock mail staging for 2h migration running");
    assertThat(ada.whisper("You have locked mail in staging")).isVisible();

    ada.becomes("Grace Hopper");
    ada.sends("/deploy lock mail staging for 1h hotfix first");
    Locator question = ada.whisper("@ada has locked mail in staging");
    assertThat(question).containsText("Take over all the same?");
    stage.draw("take-over", stage.address(ChatBed.GRACE, DEPLOYS), ".message.ephemeral");
    ada.presses(question, "Take over");

    assertThat(ada.message("@grace took the lock of mail in staging over from @ada"))
        .containsText("Reason: hotfix first");
    ada.sends("/deploy locks staging");
    assertThat(ada.whisper("mail in staging: locked by @grace").last())
        .containsText("Reason: hotfix first");
    stage.draw("locks", stage.address(ChatBed.GRACE, DEPLOYS), ".message.ephemeral");
    ada.sends("/deploy unlock mail staging");
    assertThat(ada.whisper("mail in staging is unlocked")).isVisible();
  }

  @Test
  void theHomeShowsWhatWaitsForMeWhatIAskedForAndWhatIsLocked() {
    Visitor ada = stage.visit(ChatBed.ADA, DEPLOYS);
    ada.sends("/deploy images staging 5.5.0");
    assertThat(ada.request("images", "5.5.0")).containsText("0 of 2 given");
    ada.sends("/deploy lock login production for 2h key rotation");
    assertThat(ada.whisper("You have locked login in production")).isVisible();

    Locator home = ada.goesHome();
    assertThat(home).containsText("images in staging 5.5.0");
    assertThat(home).containsText("login in production: locked by @ada");
    assertThat(home).containsText("Reason: key rotation");
    stage.draw("home-mine", stage.address(ChatBed.ADA, "view=home"), "#home h3");

    Visitor grace = stage.visit(ChatBed.GRACE, "view=home");
    Locator hers = grace.page().locator("#home");
    assertThat(hers).containsText("images in staging 5.5.0");
    stage.draw("home-approver", stage.address(ChatBed.GRACE, "view=home"), "#home h3");
  }

  private static Locator.GetByRoleOptions exactly(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
