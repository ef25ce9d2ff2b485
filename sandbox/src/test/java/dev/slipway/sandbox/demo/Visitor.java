package dev.slipway.sandbox.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// Somebody at the page of the local Slack, in a real browser.
record Visitor(Page page) {
  void sends(String line) {
    box().fill(line);
    box().press("Enter");
  }

  Locator box() {
    return page.getByLabel("Message #deploys");
  }

  /// By the page's switch between people.
  void becomes(String name) {
    page.getByRole(AriaRole.LINK, named(name)).click();
    assertThat(page.locator("#acting")).containsText(name);
  }

  void goesTo(String channel) {
    page.locator("#sidebar a", new Page.LocatorOptions().setHasText(channel)).click();
    assertThat(page.getByRole(AriaRole.HEADING, named("# " + channel))).isVisible();
  }

  Locator dialog() {
    return page.getByRole(AriaRole.DIALOG, named("Deploy"));
  }

  /// In the dialog, which closes.
  void asksFor(String version) {
    dialog().getByLabel("Version").fill(version);
    dialog().getByRole(AriaRole.OPTION, within(version)).click();
    dialog().getByRole(AriaRole.BUTTON, within("Ask for it")).click();
    assertThat(dialog()).isHidden();
  }

  /// What ships one version of a service to staging.
  Locator request(String service, String version) {
    return message(service + " → staging", "→ " + version);
  }

  /// A message of the channel that says all of that, also when it says something else besides.
  Locator message(String... parts) {
    Locator found = page.locator("#messages .message");
    for (String part : parts) {
      found = found.filter(new Locator.FilterOptions().setHasText(part));
    }
    return found;
  }

  /// What only this person sees.
  Locator whisper(String part) {
    return message("Only visible to you", part);
  }

  void presses(Locator message, String button) {
    message.getByRole(AriaRole.BUTTON, within(button)).click();
  }

  void reacts(Locator message, String emoji) {
    message.hover();
    presses(message, "React");
    page.locator("#picker").getByRole(AriaRole.BUTTON, within(emoji)).click();
    assertThat(message.locator(".chip[data-name='" + emoji + "']"))
        .hasAttribute("aria-pressed", "true");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.GetByRoleOptions within(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
