package dev.slipway.sandbox.slack.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.slipway.sandbox.browser.Browser;
import dev.slipway.sandbox.slack.http.SiteServer;
import dev.slipway.sandbox.slack.workspace.Cast;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.Draft;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A workspace with a scripted app and its page, served for a browser.
final class Stage implements AutoCloseable {
  static final String DEPLOYS = "C0DEPLOYS";
  static final Suggestions HINTS =
      new Suggestions(
          List.of(
              new Suggestions.Line("/deploy {service} {environment} [version]", "Ship a version"),
              new Suggestions.Line("/deploy status {service}", "What serves where"),
              new Suggestions.Line("/deploy help", "Everything that can be typed")),
          Map.of(
              "service", List.of("frontend", "search"),
              "environment", List.of("staging", "production")));

  final Workspace workspace = new Workspace(Cast.sample(), InstantSource.system());
  final ScriptedApp app = new ScriptedApp(workspace);
  final List<String> pageErrors = new ArrayList<>();
  private final SlackPage site = new SlackPage(workspace, workspace.people(app), HINTS);
  private final Browser browser;
  private SiteServer server;

  Stage(Browser browser) throws IOException {
    this.browser = browser;
    this.server = SiteServer.start(0, site);
  }

  Page open(int width, String query) {
    return open(width, ColorScheme.LIGHT, query);
  }

  Page open(int width, ColorScheme scheme, String query) {
    String address = "http://127.0.0.1:" + server.port() + "/?" + query;
    Page page = browser.open(address, width, scheme);
    page.onPageError(pageErrors::add);
    return page;
  }

  Message say(String text) throws RefusedException {
    return workspace.messages().post(Draft.of(DEPLOYS, "U0LINUS", Content.of(text)));
  }

  /// Takes the server away.
  ///
  /// @return what brings it back
  Revival vanish() {
    int port = server.port();
    server.close();
    return () -> server = SiteServer.start(port, site);
  }

  /// Brings the server back on the same port.
  interface Revival {
    void revive() throws IOException;
  }

  @Override
  public void close() {
    browser.closePages();
    server.close();
    site.close();
  }

  static Locator box(Page page) {
    return page.getByLabel("Message #deploys");
  }

  static Locator heading(Page page, String text) {
    return page.getByRole(AriaRole.HEADING, named(text));
  }

  static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }

  static Locator.GetByRoleOptions within(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
