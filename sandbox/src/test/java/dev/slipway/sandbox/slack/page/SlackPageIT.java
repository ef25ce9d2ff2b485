package dev.slipway.sandbox.slack.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.slipway.sandbox.slack.http.LoopbackServer;
import dev.slipway.sandbox.slack.workspace.Act;
import dev.slipway.sandbox.slack.workspace.Cast;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.Draft;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Surface;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// People at the page, in a real browser.
@Timeout(120)
final class SlackPageIT {
  static final Suggestions HINTS =
      new Suggestions(
          List.of(
              new Suggestions.Line("/deploy {service} {environment} [version]", "Ship a version"),
              new Suggestions.Line("/deploy status {service}", "What serves where"),
              new Suggestions.Line("/deploy help", "Everything that can be typed")),
          Map.of(
              "service", List.of("frontend", "search"),
              "environment", List.of("staging", "production")));
  private static final String DEPLOYS = "C0DEPLOYS";

  private final Workspace workspace = new Workspace(Cast.sample(), InstantSource.system());
  private final ScriptedApp app = new ScriptedApp(workspace);
  private final List<String> pageErrors = new ArrayList<>();
  private Browser browser;
  private SlackPage site;
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    browser = Browser.start();
    site = new SlackPage(workspace, workspace.people(app), HINTS);
    server = LoopbackServer.start(0, site);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
      site.close();
      browser.close();
      Assertions.assertThat(pageErrors).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 400})
  void aRequestIsTypedApprovedByAnotherAndSeenAtItsEnd(int width) throws Exception {
    Page page = open(width, "user=U0ADA&channel=deploys&draft=%2Fdeploy%20frontend%20staging");
    assertThat(box(page)).hasValue("/deploy frontend staging");
    assertThat(box(page)).isFocused();

    page.keyboard().press("Enter");
    assertThat(heading(page, "Deploy frontend staging")).isVisible();
    assertThat(box(page)).hasValue("");

    page.getByRole(AriaRole.LINK, named("Grace Hopper")).click();
    assertThat(page).hasURL(Pattern.compile(".*user=U0GRACE&channel=deploys"));
    page.getByRole(AriaRole.BUTTON, named("Approve")).click();
    assertThat(page.locator(".message")).containsText("Approved by @grace");
    Message request = workspace.messages().history(DEPLOYS).getLast();
    workspace.messages().edit(DEPLOYS, request.ts(), Content.of("▰▰▰▰▰▰▰▰▰▰ 100 %"), false);

    assertThat(page.locator(".message")).containsText("100 %");
    assertThat(page.locator(".message")).hasCount(1);
    assertNothingScrollsSideways(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 400})
  void aDialogIsFilledInWithTheKeyboardAlone(int width) {
    Page page = open(width, "user=U0ADA&channel=deploys");
    box(page).pressSequentially("/deploy");
    page.keyboard().press("Enter");
    Locator dialog = page.getByRole(AriaRole.DIALOG, named("Deploy"));
    assertThat(dialog.getByLabel("Service")).isFocused();

    page.keyboard().press("f");
    page.keyboard().press("Tab");
    page.keyboard().type("9");
    assertThat(dialog.getByRole(AriaRole.LISTBOX, within("Found"))).hasText("9.9.9");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    page.keyboard().type("because");
    dialog.getByRole(AriaRole.BUTTON, within("Ship it")).press("Enter");
    assertThat(dialog).containsText("9.9.9 was never built.");
    assertThat(dialog.getByLabel("Version")).isFocused();

    dialog.getByLabel("Version").fill("1.4.2");
    assertThat(dialog.getByRole(AriaRole.LISTBOX, within("Found"))).hasText("1.4.2");
    page.keyboard().press("ArrowDown");
    assertThat(dialog.locator("[aria-selected=true]")).hasText("1.4.2");
    page.keyboard().press("Enter");
    assertNothingScrollsSideways(page);
    dialog.getByRole(AriaRole.BUTTON, within("Ship it")).press("Enter");

    assertThat(dialog).isHidden();
    assertThat(heading(page, "Deploy frontend 1.4.2")).isVisible();
    assertThat(box(page)).isFocused();
  }

  @Test
  void requiredFieldsAreAskedForAndEscapeCloses() {
    Page page = open(1280, "user=U0ADA&channel=deploys");
    box(page).fill("/deploy");
    page.keyboard().press("Enter");
    Locator dialog = page.getByRole(AriaRole.DIALOG, named("Deploy"));
    dialog.getByRole(AriaRole.BUTTON, within("Ship it")).click();
    assertThat(dialog.locator(".error"))
        .hasText(
            new String[] {
              "Please complete this required field.", "Please complete this required field."
            });

    page.keyboard().press("Escape");

    assertThat(dialog).isHidden();
    Assertions.assertThat(workspace.screens().dialogs("U0ADA")).isEmpty();
  }

  @Test
  void aReactionIsGivenCountedAndTakenBack() throws Exception {
    Message message = say("ship it?");
    Page page = open(1280, "user=U0GRACE&channel=deploys");

    page.locator(".message").hover();
    page.getByRole(AriaRole.BUTTON, named("React")).click();
    page.getByRole(AriaRole.BUTTON, named("+1")).click();
    Locator chip = page.getByRole(AriaRole.BUTTON, named("+1, 1: Grace Hopper"));
    assertThat(chip).hasAttribute("aria-pressed", "true");
    workspace.messages().react(DEPLOYS, message.ts(), "+1", "U0LINUS");
    page.getByRole(AriaRole.BUTTON, named("+1, 2: Grace Hopper, Linus Torvalds")).click();

    assertThat(page.getByRole(AriaRole.BUTTON, named("+1, 1: Linus Torvalds")))
        .hasAttribute("aria-pressed", "false");
  }

  @Test
  void aDangerousButtonAsksFirst() {
    Page page = open(1280, "user=U0ADA&channel=deploys&draft=%2Fdeploy%20frontend%20staging");
    box(page).press("Enter");
    Locator decline = page.getByRole(AriaRole.BUTTON, named("Decline"));

    decline.click();
    page.getByRole(AriaRole.BUTTON, named("No")).click();
    assertThat(decline).isFocused();
    decline.click();
    page.getByRole(AriaRole.BUTTON, named("Yes, do it")).click();

    assertThat(page.locator("dialog[open]")).hasCount(0);
    page.waitForCondition(() -> app.acts(Act.ActionTaken.class).size() == 1);
  }

  @Test
  void anEditMovesNeitherTheScrollNorTheFocus() throws Exception {
    Message first = say("first");
    for (int i = 0; i < 55; i++) {
      say("line " + i);
    }
    Page page = open(1280, "user=U0ADA&channel=deploys");
    Locator line = page.locator(".message", new Page.LocatorOptions().setHasText("line 20"));
    line.scrollIntoViewIfNeeded();
    line.focus();
    double before = line.boundingBox().y;

    workspace
        .messages()
        .edit(DEPLOYS, first.ts(), Content.of("first, and\nseveral\nmore\nlines"), true);
    say("one more");

    assertThat(page.locator(".message").first()).containsText("several");
    assertThat(page.getByText("New messages")).isVisible();
    assertThat(line).isFocused();
    Assertions.assertThat(line.boundingBox().y).isCloseTo(before, Assertions.within(1.5));
  }

  /// C15
  @Test
  void hostileTextsAreInert() throws Exception {
    String hostile =
        "<script>window.hit=1</script> <img src=x onerror=window.hit=1> &lt;!channel&gt;"
            + " <javascript:window.hit=1|click> &lt;script&gt;";
    say(hostile);
    Draft draft =
        Draft.of(
            DEPLOYS,
            ScriptedApp.BOT,
            Content.of(
                "x",
                List.of(
                    Kit.header(hostile),
                    Kit.section(hostile),
                    Kit.actions(Kit.button("b", hostile).with("url", "javascript:window.hit=1")))));
    workspace.messages().post(draft);
    Page page = open(1280, "user=U0ADA&channel=deploys");

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
    Page page = open(1280, "user=U0ADA&channel=deploys");
    box(page).pressSequentially("/dep");
    page.keyboard().press("Tab");
    assertThat(page.getByRole(AriaRole.OPTION))
        .containsText(new String[] {"frontend", "search", "status", "help"});
    page.keyboard().type("fr");
    page.keyboard().press("Tab");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");

    assertThat(box(page)).hasValue("/deploy frontend staging ");
    assertThat(page.locator("#box-usage")).containsText("[VERSION]");
    page.keyboard().press("Enter");
    assertThat(heading(page, "Deploy frontend staging")).isVisible();
    page.keyboard().press("ArrowUp");
    assertThat(box(page)).hasValue("/deploy frontend staging ");
  }

  @Test
  void aThreadIsReadAndAnswered() throws Exception {
    Message head = say("What about search?");
    Page page = open(400, "user=U0GRACE&channel=deploys");
    page.locator(".message").focus();
    page.getByRole(AriaRole.BUTTON, named("Reply in thread")).press("Enter");
    Locator thread = page.getByRole(AriaRole.COMPLEMENTARY, named("Thread"));

    page.keyboard().type("On its way");
    page.keyboard().press("Enter");
    assertThat(thread.locator(".message")).containsText(new String[] {"What about", "On its way"});
    workspace
        .messages()
        .post(
            new Draft(DEPLOYS, ScriptedApp.BOT, Content.of("Done"), Optional.of(head.ts()), true));

    assertThat(thread.locator(".message").last()).containsText("Done");
    page.keyboard().press("Escape");
    assertThat(thread).isHidden();
    assertThat(page.getByRole(AriaRole.LOG, named("Messages"))).containsText("2 replies");
  }

  @Test
  void anotherPersonsEphemeralMessageIsNotSeenAndOnesOwnIsDismissed() throws Exception {
    workspace.messages().whisper(Draft.of(DEPLOYS, ScriptedApp.BOT, Content.of("psst")), "U0ADA");
    Page graces = open(1280, "user=U0GRACE&channel=deploys");
    Page adas = open(1280, "user=U0ADA&channel=deploys");

    assertThat(adas.getByText("Only visible to you")).isVisible();
    assertThat(graces.getByRole(AriaRole.HEADING, named("# deploys"))).isVisible();
    assertThat(graces.locator(".message")).hasCount(0);
    adas.getByRole(AriaRole.BUTTON, named("Dismiss")).click();

    assertThat(adas.locator(".message")).hasCount(0);
  }

  @Test
  void aClickThatComesToNothingIsSaidBesideIt() throws Exception {
    Message message = say("press me");
    Page page = open(1280, "user=U0ADA&channel=deploys");
    assertThat(page.locator(".message")).hasCount(1);

    workspace.fail("U0ADA", new Surface.InMessage(DEPLOYS, message.ts()), "the app is away");

    assertThat(page.locator(".message").getByRole(AriaRole.ALERT)).hasText("⚠ the app is away");
  }

  @Test
  void theHomeIsOpenedAndPublishedAnew() throws Exception {
    Page page = open(400, "user=U0ADA&channel=deploys");
    page.getByRole(AriaRole.BUTTON, named("Channels")).click();
    page.getByRole(AriaRole.LINK, named("Slipway")).click();
    assertThat(page.getByText("has not put anything here yet")).isVisible();

    workspace
        .screens()
        .publishHome("U0ADA", Optional.empty(), Kit.home(Kit.header("What waits for you")));

    assertThat(heading(page, "What waits for you")).isVisible();
    page.getByRole(AriaRole.BUTTON, named("Messages")).click();
    assertThat(page.getByLabel("Message Slipway")).isVisible();
  }

  @Test
  void thePageSaysThatItIsOfflineAndCatchesUp() throws Exception {
    Page page = open(1280, "user=U0ADA&channel=deploys");
    int port = server.port();
    server.close();
    assertThat(page.getByText("Offline, reconnecting")).isVisible();
    say("while nobody listened");

    server = LoopbackServer.start(port, site);

    assertThat(page.locator(".message")).containsText("while nobody listened");
    assertThat(page.getByText("Offline, reconnecting")).isHidden();
  }

  static void assertNothingScrollsSideways(Page page) {
    Object wide =
        page.evaluate(
            "[...document.querySelectorAll('*')].filter(e => e.clientWidth > 1 && e.scrollWidth >"
                + " e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'hidden').map(e =>"
                + " e.tagName + '.' + e.className + ' ' + e.scrollWidth + '>' + e.clientWidth)");
    Assertions.assertThat((List<?>) wide).isEmpty();
    Assertions.assertThat(
            page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
  }

  private Page open(int width, String query) {
    Page page =
        browser.open("http://127.0.0.1:" + server.port() + "/?" + query, width, ColorScheme.LIGHT);
    page.onPageError(pageErrors::add);
    return page;
  }

  private Message say(String text) throws Exception {
    return workspace.messages().post(Draft.of(DEPLOYS, "U0LINUS", Content.of(text)));
  }

  private static Locator box(Page page) {
    return page.getByLabel("Message #deploys");
  }

  private static Locator heading(Page page, String text) {
    return page.getByRole(AriaRole.HEADING, named(text));
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.GetByRoleOptions within(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
