package dev.slipway.sandbox.slack.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.slipway.sandbox.browser.Browser;
import dev.slipway.sandbox.browser.BrowserExtension;
import dev.slipway.sandbox.browser.Sight;
import dev.slipway.sandbox.slack.workspace.Act;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Surface;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// People at the page, in a real browser: dialogs, buttons and the home.
@Timeout(120)
@ExtendWith(BrowserExtension.class)
final class DialogsIT {
  private Stage stage;

  @BeforeEach
  void setTheStage(Browser browser) throws IOException {
    stage = new Stage(browser);
  }

  @AfterEach
  void clearTheStage() {
    stage.close();
    Assertions.assertThat(stage.pageErrors).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 400})
  void aDialogIsFilledInWithTheKeyboardAlone(int width) {
    Page page = stage.open(width, "user=U0ADA&channel=deploys");
    Stage.box(page).pressSequentially("/deploy");
    page.keyboard().press("Enter");
    Locator dialog = page.getByRole(AriaRole.DIALOG, Stage.named("Deploy"));
    assertThat(dialog.getByLabel("Service")).isFocused();

    page.keyboard().press("f");
    page.keyboard().press("Tab");
    page.keyboard().type("9");
    assertThat(dialog.getByRole(AriaRole.LISTBOX, Stage.within("Found"))).hasText("9.9.9");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    page.keyboard().type("because");
    dialog.getByRole(AriaRole.BUTTON, Stage.within("Ship it")).press("Enter");
    assertThat(dialog).containsText("9.9.9 was never built.");
    assertThat(dialog.getByLabel("Version")).isFocused();

    dialog.getByLabel("Version").fill("1.4.2");
    assertThat(dialog.getByRole(AriaRole.LISTBOX, Stage.within("Found"))).hasText("1.4.2");
    page.keyboard().press("ArrowDown");
    assertThat(dialog.locator("[aria-selected=true]")).hasText("1.4.2");
    page.keyboard().press("Enter");
    Sight.assertNothingScrollsSideways(page);
    dialog.getByRole(AriaRole.BUTTON, Stage.within("Ship it")).press("Enter");

    assertThat(dialog).isHidden();
    assertThat(Stage.heading(page, "Deploy frontend 1.4.2")).isVisible();
    assertThat(Stage.box(page)).isFocused();
  }

  @Test
  void requiredFieldsAreAskedForAndEscapeCloses() {
    Page page = stage.open(1280, "user=U0ADA&channel=deploys");
    Stage.box(page).fill("/deploy");
    page.keyboard().press("Enter");
    Locator dialog = page.getByRole(AriaRole.DIALOG, Stage.named("Deploy"));
    dialog.getByRole(AriaRole.BUTTON, Stage.within("Ship it")).click();
    assertThat(dialog.locator(".error"))
        .hasText(
            new String[] {
              "Please complete this required field.", "Please complete this required field."
            });

    page.keyboard().press("Escape");

    assertThat(dialog).isHidden();
    Assertions.assertThat(stage.workspace.screens().dialogs("U0ADA")).isEmpty();
  }

  @Test
  void aChoiceIsKnownBeforeWhatWasChosenIsSubmitted() {
    Page page = stage.open(1280, "user=U0ADA&channel=deploys");
    List<Route> held = new ArrayList<>();
    page.route(
        "**/page/acts",
        route -> {
          if (route.request().postData().contains("\"choose\"")) {
            held.add(route);
          } else {
            route.resume();
          }
        });
    Stage.box(page).fill("/deploy");
    page.keyboard().press("Enter");
    Locator dialog = page.getByRole(AriaRole.DIALOG, Stage.named("Deploy"));
    dialog.getByLabel("Version").fill("1.4.2");
    dialog.getByRole(AriaRole.OPTION, Stage.within("1.4.2")).click();
    dialog.getByLabel("Service").selectOption("frontend");
    dialog.getByRole(AriaRole.BUTTON, Stage.within("Ship it")).click();
    page.unroute("**/page/acts");
    held.forEach(Route::resume);

    assertThat(dialog).isHidden();
    assertThat(Stage.heading(page, "Deploy frontend 1.4.2")).isVisible();
  }

  @Test
  void whatIsFoundLateDoesNotOpenAListThatWasLeft() {
    Page page = stage.open(1280, "user=U0ADA&channel=deploys");
    Stage.box(page).fill("/deploy");
    page.keyboard().press("Enter");
    Locator dialog = page.getByRole(AriaRole.DIALOG, Stage.named("Deploy"));
    dialog.getByLabel("Version").fill("1.4");
    assertThat(dialog.locator(".found li")).hasText(new String[] {"1.4.1", "1.4.2"});
    List<Route> held = new ArrayList<>();
    page.route("**/page/acts", held::add);
    page.keyboard().type(".");
    page.waitForCondition(() -> !held.isEmpty());
    page.keyboard().press("Escape");
    assertThat(dialog.getByRole(AriaRole.LISTBOX, Stage.within("Found"))).isHidden();

    Response late = page.waitForResponse("**/page/acts", () -> held.getFirst().resume());
    Assertions.assertThat(late.finished()).isNull();
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");

    assertThat(dialog.getByRole(AriaRole.LISTBOX, Stage.within("Found"))).isHidden();
  }

  @Test
  void aDangerousButtonAsksFirst() {
    Page page = stage.open(1280, "user=U0ADA&channel=deploys&draft=%2Fdeploy%20frontend%20staging");
    Stage.box(page).press("Enter");
    Locator decline = page.getByRole(AriaRole.BUTTON, Stage.named("Decline"));

    decline.click();
    page.getByRole(AriaRole.BUTTON, Stage.named("No")).click();
    assertThat(decline).isFocused();
    decline.click();
    page.getByRole(AriaRole.BUTTON, Stage.named("Yes, do it")).click();

    assertThat(page.locator("dialog[open]")).hasCount(0);
    page.waitForCondition(() -> stage.app.acts(Act.ActionTaken.class).size() == 1);
  }

  @Test
  void aClickThatComesToNothingIsSaidBesideIt() throws Exception {
    Message message = stage.say("press me");
    Page page = stage.open(1280, "user=U0ADA&channel=deploys");
    assertThat(page.locator(".message")).hasCount(1);

    stage.workspace.fail(
        "U0ADA", new Surface.InMessage(Stage.DEPLOYS, message.ts()), "the app is away");

    assertThat(page.locator(".message").getByRole(AriaRole.ALERT)).hasText("⚠ the app is away");
  }

  @Test
  void theHomeIsOpenedAndPublishedAnew() throws Exception {
    Page page = stage.open(400, "user=U0ADA&channel=deploys");
    page.getByRole(AriaRole.BUTTON, Stage.named("Channels")).click();
    page.getByRole(AriaRole.LINK, Stage.named("Slipway")).click();
    assertThat(page.getByText("has not put anything here yet")).isVisible();

    stage
        .workspace
        .screens()
        .publishHome("U0ADA", Optional.empty(), Kit.home(Kit.header("What waits for you")));

    assertThat(Stage.heading(page, "What waits for you")).isVisible();
    page.getByRole(AriaRole.BUTTON, Stage.named("Messages")).click();
    assertThat(page.getByLabel("Message Slipway")).isVisible();
  }
}
