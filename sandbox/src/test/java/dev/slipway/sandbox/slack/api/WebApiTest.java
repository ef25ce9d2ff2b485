package dev.slipway.sandbox.slack.api;

import static dev.slipway.sandbox.slack.SlackUnderTest.ADA;
import static dev.slipway.sandbox.slack.SlackUnderTest.BOT;
import static dev.slipway.sandbox.slack.SlackUnderTest.DEPLOYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.Message;
import com.slack.api.model.User;
import com.slack.api.model.Usergroup;
import dev.slipway.sandbox.slack.SlackUnderTest;
import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Channel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WebApiTest {
  private SlackUnderTest slack;
  private MethodsClient app;

  @BeforeEach
  void start() throws IOException {
    slack = new SlackUnderTest();
    app = slack.app();
  }

  @AfterEach
  void stop() throws Exception {
    slack.close();
  }

  @Test
  void theAppLearnsWhoItIs() throws Exception {
    assertThat(app.authTest(r -> r).getUserId()).isEqualTo(BOT);
    assertThat(app.authTest(r -> r).getBotId()).isEqualTo("B0SLIPWAY");
    assertThat(app.teamInfo(r -> r).getTeam().getDomain()).isEqualTo("acme");
    assertThat(app.botsInfo(r -> r.bot("B0SLIPWAY")).getBot().getAppId()).isEqualTo("A0SLIPWAY");
    assertThat(app.apiTest(r -> r.foo("bar")).getArgs().getFoo()).isEqualTo("bar");
  }

  @Test
  void aTokenIsNeededAndMustBeTheRightOne() throws Exception {
    assertThat(slack.with("").authTest(r -> r).getError()).isEqualTo("not_authed");
    assertThat(slack.with("xoxb-forged").authTest(r -> r).getError()).isEqualTo("invalid_auth");
    assertThat(slack.with(slack.server().credentials().appToken()).authTest(r -> r).getError())
        .isEqualTo("not_allowed_token_type");
    assertThat(app.appsConnectionsOpen(r -> r).getError()).isEqualTo("not_allowed_token_type");
  }

  @Test
  void aScopeThatTheManifestLacksIsNamed() throws Exception {
    AppManifest readOnly =
        new AppManifest("Reader", List.of(), List.of("users:read"), List.of(), false, false);
    try (SlackUnderTest narrow = new SlackUnderTest(readOnly)) {
      var refused = narrow.app().chatPostMessage(r -> r.channel(DEPLOYS).text("x"));

      assertThat(refused.getError()).isEqualTo("missing_scope");
      assertThat(refused.getNeeded()).isEqualTo("chat:write");
      assertThat(refused.getProvided()).isEqualTo("users:read");
    }
  }

  /// <https://docs.slack.dev/apis/web-api>: with JSON, the token is taken from the header only, and
  /// a content type without charset gets a warning.
  @Test
  void jsonIsTakenLikeAForm() throws Exception {
    JsonObject answer =
        post("application/json; charset=utf-8", "{\"channel\":\"C0DEPLOYS\",\"text\":\"x\"}");
    JsonObject warned = post("application/json", "{\"channel\":\"C0DEPLOYS\",\"text\":\"x\"}");

    assertThat(answer.flag("ok")).isTrue();
    assertThat(answer.has("warning")).isFalse();
    assertThat(warned.text("warning")).contains("missing_charset");
    assertThat(warned.object("response_metadata"))
        .contains(JsonObject.of("warnings", List.of("missing_charset")));
  }

  @Test
  void malformedCallsAreRefused() throws Exception {
    assertThat(post("application/json", "{\"channel\":").text("error")).contains("invalid_json");
    assertThat(post("application/json", "[]").text("error")).contains("json_not_object");
    assertThat(post("text/xml", "<a/>").text("error")).contains("invalid_post_type");
    assertThat(post("application/x-www-form-urlencoded", "text=%").text("error"))
        .contains("invalid_arguments");
    assertThat(JsonObject.parse(slack.post("chat.shout", "", "").body()).text("error"))
        .contains("unknown_method");
  }

  @Test
  void anOversizedCallIsRefusedUnread() throws Exception {
    var answer = slack.post("chat.postMessage", "application/json", "x".repeat(1_100_000));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void channelsAreListedInPages() throws Exception {
    ConversationsListResponse first = app.conversationsList(r -> r.limit(4));
    String cursor = first.getResponseMetadata().getNextCursor();
    ConversationsListResponse second = app.conversationsList(r -> r.limit(4).cursor(cursor));

    assertThat(first.getChannels()).hasSize(4);
    assertThat(second.getChannels())
        .extracting(Conversation::getName)
        .containsExactly("sre", "random");
    assertThat(second.getResponseMetadata().getNextCursor()).isEmpty();
    assertThat(app.conversationsList(r -> r.cursor("bogus")).getError())
        .isEqualTo("invalid_cursor");
  }

  @Test
  void aPrivateChannelIsSeenByItsMembersOnly() throws Exception {
    var directory = slack.server().workspace().directory();
    String secret = directory.create("secret", Channel.Kind.PRIVATE, List.of(ADA)).id();

    assertThat(app.conversationsInfo(r -> r.channel(secret)).getError())
        .isEqualTo("channel_not_found");
    directory.join(secret, BOT);
    assertThat(app.conversationsInfo(r -> r.channel(secret)).getChannel().isPrivate()).isTrue();
    assertThat(
            app.conversationsList(r -> r.types(List.of(ConversationType.PRIVATE_CHANNEL)))
                .getChannels())
        .hasSize(1);
  }

  @Test
  void aPublicChannelCanBeJoinedOnce() throws Exception {
    assertThat(app.conversationsJoin(r -> r.channel("C0RANDOM")).getChannel().isMember()).isTrue();
    assertThat(app.conversationsJoin(r -> r.channel("C0RANDOM")).getWarning())
        .isEqualTo("already_in_channel");
  }

  @Test
  void historyComesNewestFirstInPages() throws Exception {
    for (String text : List.of("one", "two", "three")) {
      app.chatPostMessage(r -> r.channel(DEPLOYS).text(text));
    }

    ConversationsHistoryResponse first = app.conversationsHistory(r -> r.channel(DEPLOYS).limit(2));
    String cursor = first.getResponseMetadata().getNextCursor();
    ConversationsHistoryResponse second =
        app.conversationsHistory(r -> r.channel(DEPLOYS).limit(2).cursor(cursor));

    assertThat(first.getMessages()).extracting(Message::getText).containsExactly("three", "two");
    assertThat(first.isHasMore()).isTrue();
    assertThat(second.getMessages()).extracting(Message::getText).containsExactly("one");
    assertThat(second.isHasMore()).isFalse();
  }

  @Test
  void historyCanBeginAfterATimeStamp() throws Exception {
    String first = app.chatPostMessage(r -> r.channel(DEPLOYS).text("one")).getTs();
    app.chatPostMessage(r -> r.channel(DEPLOYS).text("two"));

    assertThat(app.conversationsHistory(r -> r.channel(DEPLOYS).oldest(first)).getMessages())
        .extracting(Message::getText)
        .containsExactly("two");
    assertThat(
            app.conversationsHistory(r -> r.channel(DEPLOYS).oldest(first).inclusive(true))
                .getMessages())
        .hasSize(2);
    assertThat(app.conversationsHistory(r -> r.channel(DEPLOYS).oldest("soon")).getError())
        .isEqualTo("invalid_ts_oldest");
  }

  @Test
  void historyIsForMembers() throws Exception {
    assertThat(app.conversationsHistory(r -> r.channel("C0RANDOM")).getError())
        .isEqualTo("not_in_channel");
    assertThat(app.conversationsReplies(r -> r.channel(DEPLOYS).ts("1.000000")).getError())
        .isEqualTo("thread_not_found");
  }

  @Test
  void reactionsAreAddedAndRemovedOnce() throws Exception {
    String ts = app.chatPostMessage(r -> r.channel(DEPLOYS).text("ship?")).getTs();

    assertThat(react(ts, "eyes")).isNull();
    assertThat(react(ts, "eyes")).isEqualTo("already_reacted");
    assertThat(react(ts, "not an emoji")).isEqualTo("invalid_name");
    assertThat(react("1600000000.000100", "eyes")).isEqualTo("message_not_found");
    assertThat(
            app.reactionsGet(r -> r.channel(DEPLOYS).timestamp(ts))
                .getMessage()
                .getReactions()
                .getFirst()
                .getUsers())
        .containsExactly(BOT);
    assertThat(app.reactionsRemove(r -> r.channel(DEPLOYS).timestamp(ts).name("eyes")).isOk())
        .isTrue();
    assertThat(app.reactionsRemove(r -> r.channel(DEPLOYS).timestamp(ts).name("eyes")).getError())
        .isEqualTo("no_reaction");
  }

  @Test
  void peopleAndGroupsAreFound() throws Exception {
    assertThat(app.usersInfo(r -> r.user(ADA)).getUser().getRealName()).isEqualTo("Ada Lovelace");
    assertThat(app.usersInfo(r -> r.user("U0NOBODY")).getError()).isEqualTo("user_not_found");
    assertThat(app.usersLookupByEmail(r -> r.email("grace@example.com")).getUser().getId())
        .isEqualTo("U0GRACE");
    assertThat(app.usersLookupByEmail(r -> r.email("no@example.com")).getError())
        .isEqualTo("users_not_found");
    assertThat(app.usersList(r -> r).getMembers())
        .filteredOn(User::isRestricted)
        .extracting(User::getName)
        .containsExactly("katherine");
    assertThat(app.usergroupsList(r -> r.includeUsers(true)).getUsergroups())
        .extracting(Usergroup::getHandle)
        .containsExactly("web", "sre");
    assertThat(app.usergroupsUsersList(r -> r.usergroup("S0SRE")).getUsers())
        .containsExactly("U0GRACE", "U0LINUS");
  }

  @Test
  void aDirectConversationIsOpened() throws Exception {
    assertThat(app.conversationsOpen(r -> r.users(List.of(ADA))).getChannel().getId())
        .isEqualTo("D0ADA");
    assertThat(app.conversationsOpen(r -> r.users(List.of("U0NOBODY"))).getError())
        .isEqualTo("user_not_found");
  }

  /// <https://docs.slack.dev/apis/web-api/rate-limits>: 429 with `Retry-After` in seconds; about
  /// one message a second and channel, short bursts allowed.
  @Test
  void aCallTooManyIsAnsweredWithWhenToComeBack() throws Exception {
    slack.server().rateLimits().set(true);
    for (int i = 0; i < 5; i++) {
      assertThat(app.chatPostMessage(r -> r.channel(DEPLOYS).text("x")).isOk()).isTrue();
    }

    SlackApiException refused =
        catchThrowableOfType(
            SlackApiException.class, () -> app.chatPostMessage(r -> r.channel(DEPLOYS).text("x")));

    assertThat(refused.getResponse().code()).isEqualTo(429);
    assertThat(refused.getResponse().header("Retry-After")).isEqualTo("5");
    assertThat(app.chatPostMessage(r -> r.channel("C0WEB").text("x")).isOk()).isTrue();
    slack.clock().advance(Duration.ofSeconds(5));
    assertThat(app.chatPostMessage(r -> r.channel(DEPLOYS).text("x")).isOk()).isTrue();
  }

  /// <https://docs.slack.dev/apis/web-api/rate-limits>: tier 3, more than 50 a minute; so
  /// `chat.update`.
  @Test
  void updatesAreLimitedForTheWholeWorkspace() throws Exception {
    String ts = app.chatPostMessage(r -> r.channel(DEPLOYS).text("x")).getTs();
    slack.server().rateLimits().set(true);
    for (int i = 0; i < 50; i++) {
      app.chatUpdate(r -> r.channel(DEPLOYS).ts(ts).text("y"));
    }

    SlackApiException refused =
        catchThrowableOfType(
            SlackApiException.class,
            () -> app.chatUpdate(r -> r.channel(DEPLOYS).ts(ts).text("z")));

    assertThat(refused.getResponse().header("Retry-After")).isEqualTo("60");
  }

  private String react(String ts, String name) throws IOException, SlackApiException {
    return app.reactionsAdd(r -> r.channel(DEPLOYS).timestamp(ts).name(name)).getError();
  }

  private JsonObject post(String contentType, String body) throws Exception {
    return JsonObject.parse(slack.post("chat.postMessage", contentType, body).body());
  }
}
