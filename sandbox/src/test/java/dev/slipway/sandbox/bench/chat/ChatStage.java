package dev.slipway.sandbox.bench.chat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.slipway.sandbox.bench.PackagedProgram;
import dev.slipway.sandbox.browser.Browser;
import dev.slipway.sandbox.browser.Shots;
import dev.slipway.sandbox.chat.Visitor;
import dev.slipway.sandbox.slack.page.SlackPage;
import dev.slipway.sandbox.slack.page.Suggestions;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The real bot with people at the page of a local Slack. Nothing is rolled out; staging asks two
/// people, dev one or whoever is on call, which is Ada, and everybody may lock.
final class ChatStage implements AutoCloseable {
  private static final Path HOME = Path.of(System.getProperty("slipway.home"));
  private static final String ON_CALL =
      """
      schedules:
        primary:
          zone: Europe/Berlin
          layers:
            - {rotation: [ada], from: 2026-01-05}
      """;
  private static final Duration START = Duration.ofMinutes(2);

  private final ChatBed bed;
  private final SlackPage page;
  private final Browser browser;
  private final List<String> pageErrors = new ArrayList<>();

  private ChatStage(ChatBed bed, Browser browser) {
    this.bed = bed;
    this.browser = browser;
    this.page =
        new SlackPage(
            bed.slack().workspace(), bed.slack().people(), new Suggestions(List.of(), Map.of()));
    bed.slack().show(page);
  }

  static ChatStage open(Path folder, Browser browser) throws IOException {
    ChatBed bed = ChatBed.make(HOME.resolve("slack-manifest.yaml"), folder);
    ChatStage stage = new ChatStage(bed, browser);
    try {
      stage.change("slipway.yaml", "emergency: [sre]", "emergency: [sre], lock: [web, sre]");
      stage.change("environments/staging.yaml", "required: 1", "required: 2");
      bed.remote().put("oncall.yaml", ON_CALL, "Call Ada");
      stage.change(
          "environments/dev.yaml",
          "services:",
          "approvals: {required: 1, from: [sre], onCall: primary}\nservices:");
      var _ =
          bed.startBot(PackagedProgram.bot(HOME).command()).awaitReady(bed.setup().ready(), START);
      return stage;
    } catch (IOException | RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  private void change(String file, String from, String to) throws IOException {
    String before = bed.remote().read(file);
    bed.remote().put(file, before.replace(from, to) + "\n", "Change " + file);
  }

  Visitor visit(String user, String query) {
    Page opened = browser.open(address(user, query), 1280, ColorScheme.LIGHT);
    opened.onPageError(pageErrors::add);
    return new Visitor(opened);
  }

  /// @param query such as `channel=deploys` or `view=home`
  String address(String user, String query) {
    return bed.slack().url() + "/?user=" + user + "&" + query;
  }

  /// All that anybody saw in any channel, fallbacks and blocks, as the bot sent it.
  List<String> said() {
    Workspace workspace = bed.slack().workspace();
    return Stream.of(ChatBed.ADA, ChatBed.GRACE)
        .flatMap(user ->
            workspace.directory().channelsOf(user).stream()
                .flatMap(channel -> workspace.messages().seenBy(user, channel.id()).stream()))
        .map(message -> message.content().toString())
        .toList();
  }

  /// Draws it at both widths.
  void draw(String name, String address, String awaited) {
    for (int width : new int[] {1280, 400}) {
      Page opened = browser.open(address, width, ColorScheme.LIGHT);
      opened.onPageError(pageErrors::add);
      new Shots(width, ColorScheme.LIGHT).take("chat-" + name, opened, awaited);
    }
  }

  List<String> pageErrors() {
    return List.copyOf(pageErrors);
  }

  @Override
  public void close() {
    page.close();
    bed.close();
  }
}
