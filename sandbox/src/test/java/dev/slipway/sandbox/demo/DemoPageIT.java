package dev.slipway.sandbox.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.slipway.sandbox.browser.Browser;
import dev.slipway.sandbox.browser.BrowserExtension;
import dev.slipway.sandbox.browser.Shots;
import dev.slipway.sandbox.chat.Visitor;
import dev.slipway.telemetry.collector.CollectedSpan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a newcomer does at the demo's page, in a real browser, with the packaged reconciler, router
/// and bot behind it. The main moments are drawn at both widths.
@Timeout(300)
@ExtendWith({BrowserExtension.class, RunningDemoExtension.class})
final class DemoPageIT {
  private static final String ADA = "U0ADA";
  private static final String GRACE = "U0GRACE";
  private static final String READY = "/deploy frontend staging";

  /// A rollout with its watch takes half a minute at the story's pace, on an idle machine.
  private static final ContainsTextOptions IN_THE_END =
      new ContainsTextOptions().setTimeout(120_000);

  private final List<String> pageErrors = new ArrayList<>();
  private final RunningDemo demo;
  private final Browser browser;
  private final Visitor visitor;

  DemoPageIT(RunningDemo demo, Browser browser) {
    this.demo = demo;
    this.browser = browser;
    Page page = browser.open(demo.page(ADA, READY).toString(), 1280, ColorScheme.LIGHT);
    page.onPageError(pageErrors::add);
    this.visitor = new Visitor(page);
  }

  @AfterEach
  void leave() {
    browser.closePages();
    Assertions.assertThat(pageErrors).isEmpty();
  }

  /// C1, C8
  @Test
  void aRequestIsApprovedByAnotherAndTheVersionServesEverybody() {
    assertThat(visitor.box()).hasValue(READY);
    assertThat(visitor.box()).isFocused();
    draw("demo-ready", demo.page(ADA, READY), "#box");

    visitor.box().press("Enter");
    assertThat(visitor.dialog().getByLabel("Service")).hasValue("frontend");
    assertThat(visitor.dialog().getByLabel("Version")).isFocused();
    draw("demo-dialog", demo.page(ADA, ""), "dialog .found li");
    visitor.asksFor("1.1.0");
    Locator request = visitor.request("frontend", "1.1.0");
    assertThat(request).containsText("Waiting for 1 approval from sre");
    draw("demo-asked", demo.page(GRACE, ""), ".message");

    visitor.becomes("Grace Hopper");
    visitor.presses(request, "Approve");
    assertThat(request).containsText("of traffic", IN_THE_END);
    draw("demo-climbing", demo.page(GRACE, ""), ".message");
    assertThat(request).containsText("100 %", IN_THE_END);
    draw("demo-watched", demo.page(GRACE, ""), ".message");
    assertThat(request).containsText("1.1.0 serves everybody", IN_THE_END);

    assertThat(request).hasCount(1);
    draw("demo-done", demo.page(GRACE, ""), ".message");
    draw("demo-thread", thread(request), "#thread .message");
  }

  /// C9, C16
  @Test
  void aFailingVersionApprovedByAReactionIsSeenToGoBack() {
    visitor.sends("/deploy backend staging 1.2.0");
    Locator request = visitor.request("backend", "1.2.0");
    assertThat(request).containsText("Waiting for 1 approval from sre");

    visitor.becomes("Grace Hopper");
    visitor.reacts(request, "+1");
    assertThat(request).containsText("Rolled back: 1.0.0 serves again", IN_THE_END);
    assertThat(request).containsText("error-rate");
    draw("demo-rolled-back", demo.page(GRACE, ""), ".message");
    draw("demo-rolled-back-thread", thread(request), "#thread .message");

    visitor.goesTo("oncall");
    assertThat(visitor.message("backend in staging", "1.2.0 was rolled back")).hasCount(1);
    draw("demo-oncall", URI.create(visitor.page().url()), ".message");
    isOneTraceOfBothServices();
  }

  private void isOneTraceOfBothServices() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            Assertions.assertThat(demo.trace("deploy backend staging", "1.2.0"))
                .extracting(CollectedSpan::name)
                .contains("approval", "commit", "reconciler", "step", "take back", "write back"));
    List<CollectedSpan> trace = demo.trace("deploy backend staging", "1.2.0");
    CollectedSpan root = named(trace, "deploy backend staging");
    CollectedSpan rollout = named(trace, "rollout backend staging");
    Assertions.assertThat(root.program()).isEqualTo("slipway-bot");
    Assertions.assertThat(root.parent()).isEmpty();
    Assertions.assertThat(root.failure()).isEqualTo("rolled-back");
    Assertions.assertThat(rollout.program()).isEqualTo("slipway-reconciler");
    Assertions.assertThat(rollout.parent()).isEqualTo(root.span());
    Assertions.assertThat(rollout.failure()).startsWith("error-rate");
    Assertions.assertThat(named(trace, "approval").parent()).isEqualTo(root.span());
    Assertions.assertThat(named(trace, "take back").parent()).isEqualTo(rollout.span());
  }

  private static CollectedSpan named(List<CollectedSpan> trace, String name) {
    return trace.stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow();
  }

  /// C12
  @Test
  void anEmergencyPassesALockAndAFreezeIsRolledOutAndStandsInTheAudit() throws Exception {
    visitor.sends("/deploy freeze dev for 1h holidays");
    assertThat(visitor.whisper("You have frozen dev")).isVisible();
    visitor.sends("/deploy lock frontend dev for 1h migration running");
    assertThat(visitor.whisper("You have locked frontend in dev")).isVisible();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> demo.blocks("dev", "frontend", "1.1.0").containsAll(List.of("lock", "freeze")));
    visitor.sends("/deploy frontend dev 1.1.0");
    assertThat(visitor.whisper("Not deployed: you have locked frontend in dev")).isVisible();

    visitor.becomes("Grace Hopper");
    visitor.sends("/deploy frontend dev 1.1.0 --emergency \"checkout is down\"");
    Locator request = visitor.message("frontend → dev", "→ 1.1.0");
    assertThat(request).containsText("Emergency by @grace. Reason: checkout is down");
    assertThat(request).containsText("Passed: locked by ada: migration running");
    assertThat(request).containsText("Passed: dev is frozen: holidays");
    assertThat(request).containsText("1.1.0 serves everybody", IN_THE_END);
    draw("demo-emergency", demo.page(GRACE, ""), ".message");

    visitor.sends("/deploy unfreeze dev");
    assertThat(visitor.whisper("dev is not frozen any more")).isVisible();
    visitor.goesTo("oncall");
    assertThat(visitor.message("Emergency: @grace")).containsText("Reason: checkout is down");
    Assertions.assertThat(demo.audit())
        .anySatisfy(
            line -> Assertions.assertThat(line).contains("grace", "emergency", "checkout is down"));
  }

  /// C8
  @Test
  void onesOwnApprovalIsRefusedInPrivate() {
    visitor.sends("/deploy backend staging 2.0.0");
    Locator request = visitor.request("backend", "2.0.0");
    visitor.presses(request, "Approve");

    assertThat(visitor.whisper("somebody else has to approve it")).isVisible();
    assertThat(request).containsText("0 of 1 given");
    draw("demo-own-approval", demo.page(ADA, ""), ".message.ephemeral");
    visitor.presses(request, "Cancel");
    assertThat(request).containsText("Cancelled by");
  }

  /// C5
  @Test
  void aMistypedServiceIsCorrectedByAPress() {
    visitor.sends("/deploy fronted staging");
    Locator answer = visitor.whisper("There is no service \"fronted\"");
    assertThat(answer).isVisible();
    draw("demo-did-you-mean", demo.page(ADA, ""), ".message.ephemeral");

    visitor.presses(answer, "frontend staging");

    assertThat(visitor.dialog().getByLabel("Service")).hasValue("frontend");
    assertThat(visitor.dialog().getByLabel("Environment")).hasValue("staging");
    // The first Escape leaves the versions, which are offered unasked, the second the dialog.
    Locator versions = visitor.dialog().getByRole(AriaRole.LISTBOX);
    assertThat(versions).isVisible();
    visitor.page().keyboard().press("Escape");
    assertThat(versions).isHidden();
    visitor.page().keyboard().press("Escape");
    assertThat(visitor.dialog()).isHidden();
  }

  @Test
  void theHomeTellsWhatRunsWhere() {
    visitor.page().locator("#sidebar a", new Page.LocatorOptions().setHasText("Slipway")).click();

    assertThat(visitor.page().locator("#home")).containsText("What runs where");
    assertThat(visitor.page().locator("#home"))
        .containsText("backend: dev 1.0.0 · staging 1.0.0 · production 1.0.0");
    draw("demo-home", URI.create(visitor.page().url()), "#home h3");
  }

  private URI thread(Locator request) {
    return URI.create(demo.page(GRACE, "") + "&thread=" + request.getAttribute("data-ts"));
  }

  private void draw(String name, URI address, String awaited) {
    for (int width : new int[] {1280, 400}) {
      Page page = browser.open(address.toString(), width, ColorScheme.LIGHT);
      page.onPageError(pageErrors::add);
      new Shots(width, ColorScheme.LIGHT).take(name, page, awaited);
    }
  }
}
