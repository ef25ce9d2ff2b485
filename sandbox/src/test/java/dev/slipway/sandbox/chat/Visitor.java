package dev.slipway.sandbox.chat;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/// Somebody at the page of the local Slack, in a real browser, while a real bot answers.
public record Visitor(Page page) {
  public void sends(String line) {
    box().fill(line);
    box().press("Enter");
  }

  public Locator box() {
    return page.locator("#box");
  }

  /// By the page's switch between people.
  public void becomes(String name) {
    page.getByRole(AriaRole.LINK, named(name)).click();
    assertThat(page.locator("#acting")).containsText(name);
  }

  /// What the app shows to this person alone.
  public Locator goesHome() {
    page.locator("#sidebar a", new Page.LocatorOptions().setHasText("Slipway")).click();
    return page.locator("#home");
  }

  public void goesTo(String channel) {
    page.locator("#sidebar a", new Page.LocatorOptions().setHasText(channel)).click();
    assertThat(page.getByRole(AriaRole.HEADING, named("# " + channel))).isVisible();
  }

  public Locator dialog() {
    return dialog("Deploy");
  }

  public Locator dialog(String title) {
    return page.getByRole(AriaRole.DIALOG, named(title));
  }

  /// Fills in the only input of a dialog with that label, and sends it; it closes.
  public void answers(String title, String label, String text) {
    dialog(title).getByLabel(label).fill(text);
    dialog(title).getByRole(AriaRole.BUTTON, within(title)).click();
    assertThat(dialog(title)).isHidden();
  }

  /// Without sending it. A dialog that is left open is still there for who comes back.
  public void leaves(String title) {
    dialog(title).getByRole(AriaRole.BUTTON, within("Cancel")).click();
    assertThat(dialog(title)).isHidden();
  }

  /// In the dialog, which closes.
  public void asksFor(String version) {
    dialog().getByLabel("Version").fill(version);
    dialog().getByRole(AriaRole.OPTION, within(version)).click();
    dialog().getByRole(AriaRole.BUTTON, within("Ask for it")).click();
    assertThat(dialog()).isHidden();
  }

  /// What ships one version of a service to staging.
  public Locator request(String service, String version) {
    return message(service + " → staging", "→ " + version);
  }

  /// A message of the channel that says all of that, also when it says something else besides.
  public Locator message(String... parts) {
    Locator found = page.locator("#messages .message");
    for (String part : parts) {
      found = found.filter(new Locator.FilterOptions().setHasText(part));
    }
    return found;
  }

  /// What only this person sees.
  public Locator whisper(String part) {
    return message("Only visible to you", part);
  }

  public void presses(Locator message, String button) {
    message.getByRole(AriaRole.BUTTON, within(button)).click();
  }

  /// As by the keyboard: a message that has the focus keeps its tools when others move it.
  public void reacts(Locator message, String emoji) {
    message.focus();
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
