package dev.slipway.sandbox.slack.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.slipway.sandbox.browser.Browser;
import dev.slipway.sandbox.browser.BrowserExtension;
import dev.slipway.sandbox.browser.Sight;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.Draft;
import dev.slipway.sandbox.slack.workspace.Message;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// People at the page, in a real browser: what they write, read and react to.
@Timeout(120)
@ExtendWith(BrowserExtension.class)
final class SlackPageIT {
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
  void aRequestIsTypedApprovedByAnotherAndSeenAtItsEnd(int width) throws Exception {
    Page page =
        stage.open(width, "user=U0ADA&channel=deploys&draft=%2Fdeploy%20frontend%20staging");
    assertThat(Stage.box(page)).hasValue("/deploy frontend staging");
    assertThat(Stage.box(page)).isFocused();

    page.keyboard().press("Enter");
    assertThat(Stage.heading(page, "Deploy frontend staging")).isVisible();
    assertThat(Stage.box(page)).hasValue("");

    page.getByRole(AriaRole.LINK, Stage.named("Grace Hopper")).click();
    assertThat(page).hasURL(Pattern.compile(".*user=U0GRACE&channel=deploys"));
    page.getByRole(AriaRole.BUTTON, Stage.named("Approve")).click();
    assertThat(page.locator(".message")).containsText("Approved by @grace");
    Message request = stage.workspace.messages().history(Stage.DEPLOYS).getLast();
    stage
        .workspace
        .messages()
        .edit(Stage.DEPLOYS, request.ts(), Content.of("▰▰▰▰▰▰▰▰▰▰ 100 %"), false);

    assertThat(page.locator(".message")).containsText("100 %");
    assertThat(page.locator(".message")).hasCount(1);
    Sight.assertNothingScrollsSideways(page);
  }

  @Test
  void aReactionIsGivenCountedAndTakenBack() throws Exception {
    Message message = stage.say("ship it?");
    Page page = stage.open(1280, "user=U0GRACE&channel=deploys");

    page.locator(".message").hover();
    page.getByRole(AriaRole.BUTTON, Stage.named("React")).click();
    page.getByRole(AriaRole.BUTTON, Stage.named("+1")).click();
    Locator chip = page.getByRole(AriaRole.BUTTON, Stage.named("+1, 1: Grace Hopper"));
    assertThat(chip).hasAttribute("aria-pressed", "true");
    stage.workspace.messages().react(Stage.DEPLOYS, message.ts(), "+1", "U0LINUS");
    page.getByRole(AriaRole.BUTTON, Stage.named("+1, 2: Grace Hopper, Linus Torvalds")).click();

    assertThat(page.getByRole(AriaRole.BUTTON, Stage.named("+1, 1: Linus Torvalds")))
        .hasAttribute("aria-pressed", "false");
  }

  @Test
  void anEditMovesNeitherTheScrollNorTheFocus() throws Exception {
    Message first = stage.say("first");
    for (int i = 0; i < 55; i++) {
      stage.say("line " + i);
    }
    Page page = stage.open(1280, "user=U0ADA&channel=deploys");
    Locator line = page.locator(".message", new Page.LocatorOptions().setHasText("line 20"));
    line.scrollIntoViewIfNeeded();
    line.focus();
    double before = line.boundingBox().y;

    stage
        .workspace
        .messages()
        .edit(Stage.DEPLOYS, first.ts(), Content.of("first, and\nseveral\nmore\nlines"), true);
    stage.say("one more");

    assertThat(page.locator(".message").first()).containsText("several");
    assertThat(page.getByText("New messages")).isVisible();
    assertThat(line).isFocused();
    Assertions.assertThat(line.boundingBox().y).isCloseTo(before, Assertions.within(1.5));
  }

  @Test
  void linesAreReadOnUnderOneNameAndEachCardBeginsAnew() throws Exception {
    stage.say("one");
    stage.say("two");
    for (String title : List.of("frontend", "search")) {
      Content card = Content.of(title, List.of(Kit.header(title), Kit.section("in staging")));
      stage.workspace.messages().post(Draft.of(Stage.DEPLOYS, ScriptedApp.BOT, card));
    }
    Page page = stage.open(1280, "user=U0ADA&channel=deploys");

    assertThat(page.locator(".message")).hasCount(4);
    assertThat(page.locator(".message.compact")).hasText(Pattern.compile("two"));
  }

  /// C15
  @Test
  void hostileTextsAreInert() throws Exception {
    String hostile =
        "<script>window.hit=1</script> <img src=x onerror=window.hit=1> &lt;!channel&gt;"
            + " <javascript:window.hit=1|click> &lt;script&gt;";
    stage.say(hostile);
    Draft draft =
        Draft.of(
            Stage.DEPLOYS,
            ScriptedApp.BOT,
            Content.of(
                "x",
                List.of(
                    Kit.header(hostile),
                    Kit.section(hostile),
                    Kit.actions(Kit.button("b", hostile).with("url", "javascript:window.hit=1")))));
    stage.workspace.messages().post(draft);
    Page page = stage.open(1280, "user=U0ADA&channel=deploys");

    assertThat(page.locator(".message")).hasCount(2);
    assertThat(page.locator(".message").first()).containsText("<script>window.hit=1</script>");
    assertThat(page.locator(".message").first()).containsText("<!channel>");
    assertThat(page.locator(".message script, .message img, .message .mention")).hasCount(0);
    assertThat(page.locator(".message [href^=javascript]")).hasCount(0);
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("window.hit")).click();
    Assertions.assertThat(page.evaluate("window.hit ?? 'untouched'")).isEqualTo("untouched");
  }

  @Test
  void hintsCompleteACommandWordByWord() {
    Page page = stage.open(1280, "user=U0ADA&channel=deploys");
    Stage.box(page).pressSequentially("/dep");
    page.keyboard().press("Tab");
    assertThat(page.getByRole(AriaRole.OPTION))
        .containsText(new String[] {"frontend", "search", "status", "help"});
    page.keyboard().type("fr");
    page.keyboard().press("Tab");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");

    assertThat(Stage.box(page)).hasValue("/deploy frontend staging ");
    assertThat(page.locator("#box-usage")).containsText("[VERSION]");
    page.keyboard().press("Enter");
    assertThat(Stage.heading(page, "Deploy frontend staging")).isVisible();
    // The answer may be seen before the page knows that the command was taken.
    assertThat(Stage.box(page)).hasValue("");
    page.keyboard().press("ArrowUp");
    assertThat(Stage.box(page)).hasValue("/deploy frontend staging ");
  }

  @Test
  void aThreadIsReadAndAnswered() throws Exception {
    Message head = stage.say("What about search?");
    Page page = stage.open(400, "user=U0GRACE&channel=deploys");
    page.locator(".message").focus();
    page.getByRole(AriaRole.BUTTON, Stage.named("Reply in thread")).press("Enter");
    Locator thread = page.getByRole(AriaRole.COMPLEMENTARY, Stage.named("Thread"));

    page.keyboard().type("On its way");
    page.keyboard().press("Enter");
    assertThat(thread.locator(".message")).containsText(new String[] {"What about", "On its way"});
    stage
        .workspace
        .messages()
        .post(
            new Draft(
                Stage.DEPLOYS, ScriptedApp.BOT, Content.of("Done"), Optional.of(head.ts()), true));

    assertThat(thread.locator(".message").last()).containsText("Done");
    page.keyboard().press("Escape");
    assertThat(thread).isHidden();
    assertThat(page.getByRole(AriaRole.LOG, Stage.named("Messages"))).containsText("2 replies");
  }

  @Test
  void anotherPersonsEphemeralMessageIsNotSeenAndOnesOwnIsDismissed() throws Exception {
    stage
        .workspace
        .messages()
        .whisper(Draft.of(Stage.DEPLOYS, ScriptedApp.BOT, Content.of("psst")), "U0ADA");
    Page graces = stage.open(1280, "user=U0GRACE&channel=deploys");
    Page adas = stage.open(1280, "user=U0ADA&channel=deploys");

    assertThat(adas.getByText("Only visible to you")).isVisible();
    assertThat(graces.getByRole(AriaRole.HEADING, Stage.named("# deploys"))).isVisible();
    assertThat(graces.locator(".message")).hasCount(0);
    adas.getByRole(AriaRole.BUTTON, Stage.named("Dismiss")).click();

    assertThat(adas.locator(".message")).hasCount(0);
  }

  @Test
  void whatIsUnreadIsCountedUntilItIsSeen() throws Exception {
    Page page = stage.open(1280, "user=U0ADA&channel=general");
    Locator deploys = page.locator("#sidebar a", new Page.LocatorOptions().setHasText("deploys"));
    assertThat(deploys).isVisible();
    assertThat(deploys.locator(".unread")).hasCount(0);

    stage.say("one");
    stage.say("two");
    assertThat(deploys.locator(".unread")).containsText("2 unread");
    assertThat(page).hasTitle("(2) #general · Ada Lovelace · Local Slack");
    deploys.click();

    assertThat(page.locator(".message")).hasCount(2);
    assertThat(deploys.locator(".unread")).hasCount(0);
    page.reload();
    assertThat(page).hasTitle("#deploys · Ada Lovelace · Local Slack");
  }

  @Test
  void earlierMessagesAreShownWhenAskedFor() throws Exception {
    for (int i = 0; i < 100; i++) {
      stage.say("line " + i);
    }
    Page page = stage.open(1280, "user=U0ADA&channel=deploys");
    assertThat(page.locator(".message")).hasCount(60);

    page.getByRole(AriaRole.BUTTON, Stage.named("Show earlier messages")).click();

    assertThat(page.locator(".message")).hasCount(100);
    assertThat(page.getByText("Show earlier messages")).isHidden();
  }

  @Test
  void whatWasNotSentStaysWhereItWasWritten() throws Exception {
    Page page = stage.open(1280, "user=U0ADA&channel=deploys");
    Stage.box(page).pressSequentially("half a thou");
    page.locator("#sidebar").getByText("general").click();
    assertThat(page.getByLabel("Message #general")).hasValue("");

    page.locator("#sidebar").getByText("deploys").click();
    assertThat(Stage.box(page)).hasValue("half a thou");
    page.reload();

    assertThat(Stage.box(page)).hasValue("half a thou");
  }

  @Test
  void thePageSaysThatItIsOfflineAndCatchesUp() throws Exception {
    Page page = stage.open(1280, "user=U0ADA&channel=deploys");
    Stage.Revival revival = stage.vanish();
    assertThat(page.getByText("Offline, reconnecting")).isVisible();
    stage.say("while nobody listened");

    revival.revive();

    assertThat(page.locator(".message")).containsText("while nobody listened");
    assertThat(page.getByText("Offline, reconnecting")).isHidden();
  }
}
