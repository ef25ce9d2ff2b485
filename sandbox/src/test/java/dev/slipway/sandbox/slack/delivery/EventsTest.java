package dev.slipway.sandbox.slack.delivery;

import static dev.slipway.sandbox.slack.SlackUnderTest.ADA;
import static dev.slipway.sandbox.slack.SlackUnderTest.DEPLOYS;
import static dev.slipway.sandbox.slack.SlackUnderTest.GRACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.app_backend.events.payload.MessageChangedPayload;
import com.slack.api.app_backend.events.payload.ReactionAddedPayload;
import com.slack.api.app_backend.events.payload.UrlVerificationPayload;
import com.slack.api.util.json.GsonFactory;
import dev.slipway.sandbox.slack.AppUnderTest;
import dev.slipway.sandbox.slack.AppUnderTest.Received;
import dev.slipway.sandbox.slack.AppUnderTest.Reply;
import dev.slipway.sandbox.slack.SlackUnderTest;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.People;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// <https://docs.slack.dev/apis/events-api>.
@Timeout(60)
final class EventsTest {
  private SlackUnderTest slack;
  private AppUnderTest app;
  private People people;

  @BeforeEach
  void start() throws IOException {
    slack = new SlackUnderTest();
    app = new AppUnderTest();
    slack.server().deliverTo(app.url());
    people = slack.server().people();
  }

  @AfterEach
  void stop() throws Exception {
    app.close();
    slack.close();
  }

  @Test
  void aReactionIsToldWithItsSkinToneAndItsMessage() throws Exception {
    String ts = written("ship it");
    app.next();

    people.react(GRACE, DEPLOYS, ts, "+1::skin-tone-3");

    Received received = app.next();
    ReactionAddedPayload event = read(received, ReactionAddedPayload.class);
    assertThat(received.header("content-type")).isEqualTo("application/json");
    assertThat(event.getType()).isEqualTo("event_callback");
    assertThat(event.getTeamId()).isEqualTo("T0ACME");
    assertThat(event.getApiAppId()).isEqualTo("A0SLIPWAY");
    assertThat(event.getEventId()).startsWith("Ev");
    assertThat(event.getEvent().getUser()).isEqualTo(GRACE);
    assertThat(event.getEvent().getReaction()).isEqualTo("+1::skin-tone-3");
    assertThat(event.getEvent().getItem().getChannel()).isEqualTo(DEPLOYS);
    assertThat(event.getEvent().getItem().getTs()).isEqualTo(ts);
    assertThat(event.getEvent().getItemUser()).isEqualTo(ADA);
    assertThat(event.getAuthorizations().getFirst().getUserId()).isEqualTo("U0SLIPWAY");
  }

  @Test
  void aReactionTakenBackIsToldToo() throws Exception {
    String ts = written("ship it");
    people.react(GRACE, DEPLOYS, ts, "eyes");
    people.unreact(GRACE, DEPLOYS, ts, "eyes");

    assertThat(List.of(type(app.next()), type(app.next()), type(app.next())))
        .containsExactlyInAnyOrder("message", "reaction_added", "reaction_removed");
  }

  @Test
  void anEditIsToldWithBothTexts() throws Exception {
    String ts = written("one");
    app.next();

    people.editMessage(ADA, DEPLOYS, ts, "two");

    Received received = app.next();
    MessageChangedPayload changed = read(received, MessageChangedPayload.class);
    assertThat(changed.getEvent().getSubtype()).isEqualTo("message_changed");
    assertThat(changed.getEvent().getMessage().getText()).isEqualTo("two");
    assertThat(event(received).object("previous_message").flatMap(each -> each.text("text")))
        .contains("one");
  }

  @Test
  void aDeletedMessageIsToldWithItsTimeStamp() throws Exception {
    String ts = written("oops");
    app.next();

    people.deleteMessage(ADA, DEPLOYS, ts);

    JsonObject event = event(app.next());
    assertThat(event.text("subtype")).contains("message_deleted");
    assertThat(event.text("deleted_ts")).contains(ts);
    assertThat(event.text("channel")).contains(DEPLOYS);
  }

  @Test
  void aMentionIsToldTwiceByItsOwnId() throws Exception {
    people.postMessage(ADA, DEPLOYS, "@slipway help", Optional.empty());

    Received one = app.next();
    Received two = app.next();
    assertThat(List.of(type(one), type(two))).containsExactlyInAnyOrder("message", "app_mention");
    assertThat(one.payload().text("event_id")).isNotEqualTo(two.payload().text("event_id"));
  }

  @Test
  void whatTheAppCannotSeeOrDidNotSubscribeToIsNotTold() throws Exception {
    people.postMessage(ADA, "C0RANDOM", "among us", Optional.empty());
    slack.app().chatPostEphemeral(r -> r.channel(DEPLOYS).user(ADA).text("psst"));
    written("at last");

    assertThat(event(app.next()).text("text")).contains("at last");
    assertThat(app.rest()).isEmpty();
  }

  @Test
  void openingTheHomeIsTold() throws Exception {
    people.openHome(ADA);

    JsonObject event = event(app.next());
    assertThat(event.text("type")).contains("app_home_opened");
    assertThat(event.text("tab")).contains("home");
    assertThat(event.text("user")).contains(ADA);
  }

  /// "We'll retry immediately, then after 1 minute, then after 5 minutes", with `x-slack-retry-num`
  /// and `x-slack-retry-reason`; the waits are shorter here.
  @Test
  void anEventThatFailsComesThreeTimesMoreWithTheSameId() throws Exception {
    app.answer(Reply.failing(500));

    written("hello");

    Received first = app.next();
    assertThat(first.headers()).doesNotContainKey("x-slack-retry-num");
    List<Received> again = List.of(app.next(), app.next(), app.next());
    assertThat(again)
        .extracting(each -> each.header("x-slack-retry-num"))
        .containsExactly("1", "2", "3");
    assertThat(again)
        .extracting(each -> each.header("x-slack-retry-reason"))
        .containsOnly("http_error");
    assertThat(again).extracting(Received::body).containsOnly(first.body());
    await().until(() -> slack.server().eventsGivenUp() == 1);
    assertThat(app.rest()).isEmpty();
  }

  @Test
  void anEventThatIsTakenAtLastIsNotTriedAgain() throws Exception {
    app.answer(List.of(Reply.failing(503), Reply.OK));

    written("hello");
    app.next();
    app.next();
    written("second");

    assertThat(event(app.next()).text("text")).contains("second");
    assertThat(slack.server().eventsGivenUp()).isZero();
  }

  /// "Turning off retries": `x-slack-no-retry: 1`.
  @Test
  void anAppCanRefuseToBeToldAgain() throws Exception {
    app.answer(new Reply(500, Map.of("X-Slack-No-Retry", "1"), ""));

    written("hello");
    app.next();

    await().until(() -> slack.server().eventsGivenUp() == 1);
    assertThat(app.rest()).isEmpty();
  }

  /// <https://docs.slack.dev/reference/events/url_verification>.
  @Test
  void aUrlIsVerifiedByItsChallenge() throws Exception {
    app.answer(received ->
        Reply.json(
            JsonObject.of("challenge", received.payload().textOr("challenge", "none came"))));
    assertThat(slack.server().verify(app.url())).isTrue();
    UrlVerificationPayload challenge =
        GsonFactory.createSnakeCase().fromJson(app.next().body(), UrlVerificationPayload.class);
    assertThat(challenge.getType()).isEqualTo("url_verification");

    app.answer(Reply.OK);
    assertThat(slack.server().verify(app.url())).isFalse();
  }

  private String written(String text) throws Exception {
    return people.postMessage(ADA, DEPLOYS, text, Optional.empty()).ts();
  }

  private static <T> T read(Received received, Class<T> type) {
    return GsonFactory.createSnakeCase().fromJson(received.body(), type);
  }

  private static JsonObject event(Received received) {
    return received.payload().object("event").orElse(JsonObject.EMPTY);
  }

  private static String type(Received received) {
    return event(received).textOr("type", "");
  }
}
