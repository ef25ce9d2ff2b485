package dev.slipway.sandbox.slack.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Act;
import dev.slipway.sandbox.slack.workspace.Cast;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.Draft;
import dev.slipway.sandbox.slack.workspace.HandClock;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class SlackPageTest {
  private static final String DEPLOYS = "C0DEPLOYS";
  private static final JsonObject DRAFT =
      JsonObject.of("user", "U0ADA", "kind", "message").with("channel", DEPLOYS);

  private final Workspace workspace = new Workspace(Cast.sample(), new HandClock());
  private final ScriptedApp app = new ScriptedApp(workspace);
  private final SlackPage page = new SlackPage(workspace, workspace.people(app), Suggestions.NONE);

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/page/main.js, text/javascript",
    "/page/style.css, text/css",
    "/page/icon.svg, image/svg+xml"
  })
  void theFilesAreServedWithTheirTypes(String path, String type) {
    Answer.Full answer = full(Calls.get(path, ""));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Content-Type")).startsWith(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/page/",
        "/page/SlackPage.class",
        "/page/../page/main.js",
        "/page//main.js",
        "/other"
      })
  void nothingElseOfTheClassPathIs(String path) {
    assertThat(full(Calls.get(path, "")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/page/main.js", "/page/none.js", "/page/messages"})
  void everyAnswerLetsTheBrowserRunOurFilesOnly(String path) {
    Map<String, String> headers = full(Calls.get(path, "")).headers();

    assertThat(headers.get("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers).containsEntry("X-Content-Type-Options", "nosniff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example:3000", "localhost@evil", ""})
  void aNameThatWasPointedHereReachesNothing(String host) {
    Call read = Calls.with(Calls.get("/", ""), Map.of("host", host));
    Call write =
        Calls.with(
            Calls.act(DRAFT.with("text", "hi")),
            Map.of("host", host, "content-type", "application/json"));

    assertThat(full(read).status()).isEqualTo(403);
    assertThat(full(write).status()).isEqualTo(403);
    assertThat(workspace.messages().history(DEPLOYS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:80", "127.0.0.1:3000", "[::1]:3000"})
  void theNamesOfThisMachineAreAnswered(String host) {
    Call call = Calls.with(Calls.get("/", ""), Map.of("host", host));

    assertThat(full(call).status()).isEqualTo(200);
  }

  @Test
  void anotherSiteCannotAct() {
    Call call = Calls.act(DRAFT.with("text", "hi"));
    Call elsewhere =
        Calls.with(
            call,
            Map.of(
                "host", "127.0.0.1:3000",
                "content-type", "application/json",
                "origin", "https://evil.example"));
    Call aForm = Calls.with(call, Map.of("host", "127.0.0.1:3000", "content-type", "text/plain"));

    assertThat(full(elsewhere).status()).isEqualTo(403);
    assertThat(full(aForm).status()).isEqualTo(415);
    assertThat(workspace.messages().history(DEPLOYS)).isEmpty();
  }

  @Test
  void whatIsTooLargeOrNoJsonIsRefused() {
    assertThat(full(Calls.act(DRAFT.with("text", "x".repeat(70_000)))).status()).isEqualTo(413);
    assertThat(full(Calls.act("{")).body()).contains("invalid_json");
    assertThat(full(Calls.act("{}")).body()).contains("invalid_arguments");
    assertThat(full(Calls.act(DRAFT.with("kind", "fly"))).body()).contains("invalid_arguments");
    assertThat(full(new Call("PUT", "/", "", Map.of("host", "localhost"), "")).status())
        .isEqualTo(405);
  }

  @Test
  void peopleActThroughThePage() throws Exception {
    act(DRAFT.with("text", "hello"));
    String ts = workspace.messages().history(DEPLOYS).getFirst().ts();
    JsonObject there = DRAFT.with("ts", ts).with("name", "eyes");
    act(there.with("kind", "react"));
    act(DRAFT.with("text", "an answer").with("thread", ts));
    assertThat(workspace.messages().message(DEPLOYS, ts).reactions()).hasSize(1);
    assertThat(workspace.messages().replies(DEPLOYS, ts)).hasSize(1);

    act(there.with("kind", "unreact"));
    act(DRAFT.with("kind", "command").with("line", "/deploy frontend staging"));
    String request = workspace.messages().history(DEPLOYS).getLast().ts();
    act(there.with("kind", "press").with("ts", request).with("action", "approve"));

    assertThat(app.acts)
        .extracting(Act::getClass)
        .containsExactly(Act.CommandTyped.class, Act.ActionTaken.class);
    assertThat(workspace.messages().message(DEPLOYS, ts).reactions()).isEmpty();
  }

  @Test
  void aDialogIsFilledInThroughThePage() throws Exception {
    act(DRAFT.with("kind", "command").with("line", "/deploy"));
    String id = workspace.screens().dialogs("U0ADA").getFirst().id();
    JsonObject there = JsonObject.of("user", "U0ADA", "view", id);
    JsonObject version = there.with("action", "version");

    Answer.Full found = act(version.with("kind", "suggest").with("typed", "1.5"));
    assertThat(found.body()).contains("\"value\":\"1.5.0\"").doesNotContain("1.4");
    act(version.with("kind", "choose").with("values", List.of("1.5.0")));
    act(there.with("kind", "choose").with("action", "service").with("values", List.of("search")));
    act(there.with("kind", "submit"));

    assertThat(workspace.screens().dialogs("U0ADA")).isEmpty();
    assertThat(workspace.messages().history(DEPLOYS)).hasSize(1);
  }

  @Test
  void aRefusalComesBackInSlacksWord() {
    Answer.Full refused = full(Calls.act(DRAFT.with("channel", "C0SRE").with("text", "hi")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).isEqualTo("{\"ok\":false,\"error\":\"not_in_channel\"}");
  }

  @Test
  void earlierMessagesAreHadByTheScreenful() throws Exception {
    for (int i = 0; i < 130; i++) {
      say("line " + i);
    }
    List<Message> all = workspace.messages().history(DEPLOYS);

    JsonObject earlier = messages("before=" + all.get(70).ts());
    JsonObject earliest = messages("before=" + all.get(10).ts());

    assertThat(earlier.objects("messages")).hasSize(60);
    assertThat(earlier.text("oldest")).contains(all.get(10).ts());
    assertThat(earlier.flag("more")).isTrue();
    assertThat(earliest.objects("messages")).hasSize(10);
    assertThat(earliest.flag("more")).isFalse();
  }

  @Test
  void aThreadIsHadWhole() throws Exception {
    String head = say("head").ts();
    act(DRAFT.with("text", "answer").with("thread", head));

    assertThat(messages("thread=" + head).objects("messages"))
        .extracting(message -> message.textOr("text", ""))
        .containsExactly("head", "answer");
    assertThat(full(Calls.get("/page/messages", "user=U0ADA&channel=C0SRE&before=2")).body())
        .contains("not_in_channel");
  }

  private JsonObject messages(String query) throws Exception {
    Answer.Full answer =
        full(Calls.get("/page/messages", "user=U0ADA&channel=" + DEPLOYS + "&" + query));
    return JsonObject.parse(answer.body());
  }

  private Message say(String text) throws RefusedException {
    return workspace.messages().post(Draft.of(DEPLOYS, "U0GRACE", Content.of(text)));
  }

  private Answer.Full act(JsonObject act) {
    Answer.Full answer = full(Calls.act(act));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private Answer.Full full(Call call) {
    Answer answer = page.answer(call);
    assertThat(answer).isInstanceOf(Answer.Full.class);
    return (Answer.Full) answer;
  }
}
