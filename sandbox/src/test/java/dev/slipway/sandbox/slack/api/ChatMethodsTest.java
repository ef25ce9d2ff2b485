package dev.slipway.sandbox.slack.api;

import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static dev.slipway.sandbox.slack.SlackUnderTest.ADA;
import static dev.slipway.sandbox.slack.SlackUnderTest.BOT;
import static dev.slipway.sandbox.slack.SlackUnderTest.DEPLOYS;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.model.Message;
import com.slack.api.model.block.LayoutBlock;
import dev.slipway.sandbox.slack.SlackUnderTest;
import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.workspace.Content;
import dev.slipway.sandbox.slack.workspace.Draft;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ChatMethodsTest {
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
  void aPostIsAnsweredWithItsPlaceAndItself() throws Exception {
    ChatPostMessageResponse answer =
        app.chatPostMessage(r -> r.channel(DEPLOYS).text("shipping <@U0ADA>"));

    assertThat(answer.isOk()).isTrue();
    assertThat(answer.getChannel()).isEqualTo(DEPLOYS);
    assertThat(answer.getTs()).matches("\\d{10}\\.\\d{6}");
    assertThat(answer.getMessage().getText()).isEqualTo("shipping <@U0ADA>");
    assertThat(answer.getMessage().getUser()).isEqualTo(BOT);
    assertThat(answer.getMessage().getBotId()).isEqualTo("B0SLIPWAY");
    assertThat(answer.getHttpResponseHeaders())
        .hasEntrySatisfying(
            "x-oauth-scopes", scopes -> assertThat(scopes.getFirst()).contains("chat:write"));
  }

  @Test
  void aChannelIsFoundByNameAndAPersonDirectly() throws Exception {
    assertThat(post("#deploys", "hello").getChannel()).isEqualTo(DEPLOYS);
    assertThat(post("deploys", "hello").getChannel()).isEqualTo(DEPLOYS);
    assertThat(post(ADA, "hello").getChannel()).isEqualTo("D0ADA");
  }

  @Test
  void whatCannotBePostedIsRefusedInSlacksWords() throws Exception {
    slack.server().workspace().directory().archive("C0WEB", true);

    assertThat(post("C0NOWHERE", "hello").getError()).isEqualTo("channel_not_found");
    assertThat(post("C0RANDOM", "hello").getError()).isEqualTo("not_in_channel");
    assertThat(post("C0WEB", "hello").getError()).isEqualTo("is_archived");
    assertThat(post(DEPLOYS, "").getError()).isEqualTo("no_text");
  }

  /// <https://docs.slack.dev/reference/scopes/chat.write.public>.
  @Test
  void withItsOwnScopeAnAppPostsWhereItIsNot() throws Exception {
    AppManifest all = SlackUnderTest.everything();
    AppManifest open =
        new AppManifest(
            all.name(),
            all.commands(),
            List.of("chat:write", "chat:write.public"),
            all.events(),
            true,
            false);
    try (SlackUnderTest other = new SlackUnderTest(open)) {
      assertThat(other.app().chatPostMessage(r -> r.channel("C0RANDOM").text("hi")).isOk())
          .isTrue();
    }
  }

  /// <https://docs.slack.dev/reference/methods/chat.postMessage>, "Errors": `invalid_blocks`, with
  /// the places in `response_metadata`.
  @Test
  void invalidBlocksAreNamed() throws Exception {
    List<LayoutBlock> tooMany = Collections.nCopies(51, divider());

    ChatPostMessageResponse answer =
        app.chatPostMessage(r -> r.channel(DEPLOYS).text("many").blocks(tooMany));

    assertThat(answer.getError()).isEqualTo("invalid_blocks");
    assertThat(answer.getErrors())
        .containsExactly("no more than 50 items allowed [json-pointer:/blocks]");
    assertThat(answer.getResponseMetadata().getMessages())
        .containsExactly("[ERROR] no more than 50 items allowed [json-pointer:/blocks]");
  }

  @Test
  void whatIsNoListOfBlocksIsRefused() throws Exception {
    assertThat(
            app.chatPostMessage(r -> r.channel(DEPLOYS).text("x").blocksAsString("{\"a\":"))
                .getError())
        .isEqualTo("invalid_blocks_format");
    assertThat(
            app.chatPostMessage(r -> r.channel(DEPLOYS).text("x").blocksAsString("[1]")).getError())
        .isEqualTo("invalid_blocks_format");
  }

  /// <https://github.com/slackapi/bolt-js/issues/2509>: `msg_blocks_too_long` near 13,200
  /// characters, though each section keeps its 3,000.
  @Test
  void allBlocksTogetherAreLimited() throws Exception {
    LayoutBlock longest = section(s -> s.text(markdownText("x".repeat(3_000))));

    assertThat(postBlocks(Collections.nCopies(4, longest)).isOk()).isTrue();
    assertThat(postBlocks(Collections.nCopies(5, longest)).getError())
        .isEqualTo("msg_blocks_too_long");
  }

  /// <https://docs.slack.dev/changelog/2018-truncating-really-long-messages>: messages of more than
  /// 40,000 characters are truncated.
  @Test
  void aVeryLongTextIsCutWithAWarning() throws Exception {
    ChatPostMessageResponse whole = post(DEPLOYS, "x".repeat(40_000));
    ChatPostMessageResponse cut = post(DEPLOYS, "x".repeat(40_001));

    assertThat(whole.getWarning()).isNull();
    assertThat(cut.isOk()).isTrue();
    assertThat(cut.getWarning()).isEqualTo("message_truncated");
    assertThat(cut.getMessage().getText()).hasSize(40_000);
  }

  /// <https://docs.slack.dev/reference/methods/chat.update>: "The `text` field cannot exceed 4,000
  /// characters."
  @Test
  void anUpdatesTextIsShorterThanAPosts() throws Exception {
    String ts = post(DEPLOYS, "short").getTs();

    assertThat(update(ts, "x".repeat(4_000)).isOk()).isTrue();
    assertThat(update(ts, "x".repeat(4_001)).getError()).isEqualTo("msg_too_long");
  }

  @Test
  void anUpdateReplacesTextAndBlocksInPlace() throws Exception {
    String ts = postBlocks(List.of(divider())).getTs();

    ChatUpdateResponse updated = update(ts, "done");

    assertThat(updated.getTs()).isEqualTo(ts);
    assertThat(updated.getMessage().getText()).isEqualTo("done");
    assertThat(slack.server().workspace().messages().message(DEPLOYS, ts).content().blocks())
        .isEmpty();
  }

  @Test
  void onlyOnesOwnMessagesAreUpdatedAndDeleted() throws Exception {
    String adas =
        slack.server().workspace().messages().post(Draft.of(DEPLOYS, ADA, Content.of("mine"))).ts();

    assertThat(update(adas, "yours").getError()).isEqualTo("cant_update_message");
    assertThat(app.chatDelete(r -> r.channel(DEPLOYS).ts(adas)).getError())
        .isEqualTo("cant_delete_message");
    assertThat(update("1600000000.000100", "x").getError()).isEqualTo("message_not_found");
  }

  @Test
  void aDeletedMessageIsGone() throws Exception {
    String ts = post(DEPLOYS, "oops").getTs();

    assertThat(app.chatDelete(r -> r.channel(DEPLOYS).ts(ts)).isOk()).isTrue();

    assertThat(app.chatDelete(r -> r.channel(DEPLOYS).ts(ts)).getError())
        .isEqualTo("message_not_found");
    assertThat(update(ts, "late").getError()).isEqualTo("message_not_found");
  }

  @Test
  void answersGoIntoTheThreadAndCanBeBroadcast() throws Exception {
    String head = post(DEPLOYS, "head").getTs();

    app.chatPostMessage(r -> r.channel(DEPLOYS).text("log").threadTs(head));
    app.chatPostMessage(r -> r.channel(DEPLOYS).text("end").threadTs(head).replyBroadcast(true));

    assertThat(slack.server().workspace().messages().history(DEPLOYS)).hasSize(2);
    List<Message> thread = app.conversationsReplies(r -> r.channel(DEPLOYS).ts(head)).getMessages();
    assertThat(thread).extracting(Message::getText).containsExactly("head", "log", "end");
    assertThat(thread.getFirst().getReplyCount()).isEqualTo(2);
    assertThat(thread.getLast().getSubtype()).isEqualTo("thread_broadcast");
  }

  @Test
  void metadataIsKeptAndShownToWhoAsks() throws Exception {
    Message.Metadata metadata = new Message.Metadata();
    metadata.setEventType("slipway_post");
    metadata.setEventPayload(Map.of("outbox_id", "7"));
    app.chatPostMessage(r -> r.channel(DEPLOYS).text("with").metadata(metadata));

    Message without = app.conversationsHistory(r -> r.channel(DEPLOYS)).getMessages().getFirst();
    Message with =
        app.conversationsHistory(r -> r.channel(DEPLOYS).includeAllMetadata(true))
            .getMessages()
            .getFirst();

    assertThat(without.getMetadata()).isNull();
    assertThat(with.getMetadata().getEventPayload()).containsEntry("outbox_id", "7");
  }

  /// <https://docs.slack.dev/reference/methods/chat.postMessage>: `invalid_metadata_format`,
  /// `invalid_metadata_schema`, `metadata_too_large`.
  @Test
  void badMetadataIsRefused() throws Exception {
    assertThat(withMetadata("no json").getError()).isEqualTo("invalid_metadata_format");
    assertThat(withMetadata("{\"event_type\":\"a\"}").getError())
        .isEqualTo("invalid_metadata_schema");
    assertThat(
            withMetadata(
                    "{\"event_type\":\"a\",\"event_payload\":{\"b\":\""
                        + "x".repeat(8_000)
                        + "\"}}")
                .getError())
        .isEqualTo("metadata_too_large");
  }

  @Test
  void anEphemeralMessageIsForOnePersonInTheChannel() throws Exception {
    String ts =
        app.chatPostEphemeral(r -> r.channel(DEPLOYS).user(ADA).text("psst")).getMessageTs();

    assertThat(slack.server().workspace().messages().message(DEPLOYS, ts).visibleTo())
        .isEqualTo(Optional.of(ADA));
    assertThat(
            app.chatPostEphemeral(r -> r.channel("C0WEB").user("U0LINUS").text("psst")).getError())
        .isEqualTo("user_not_in_channel");
    assertThat(update(ts, "louder").getError()).isEqualTo("cant_update_message");
  }

  @Test
  void aPermalinkNamesChannelAndTimeStamp() throws Exception {
    String ts = post(DEPLOYS, "here").getTs();

    assertThat(app.chatGetPermalink(r -> r.channel(DEPLOYS).messageTs(ts)).getPermalink())
        .isEqualTo("https://acme.slack.com/archives/C0DEPLOYS/p" + ts.replace(".", ""));
  }

  private ChatPostMessageResponse post(String channel, String text)
      throws IOException, SlackApiException {
    return app.chatPostMessage(r -> r.channel(channel).text(text));
  }

  private ChatPostMessageResponse postBlocks(List<LayoutBlock> blocks)
      throws IOException, SlackApiException {
    return app.chatPostMessage(r -> r.channel(DEPLOYS).text("fallback").blocks(blocks));
  }

  private ChatPostMessageResponse withMetadata(String metadata)
      throws IOException, SlackApiException {
    return app.chatPostMessage(r -> r.channel(DEPLOYS).text("x").metadataAsString(metadata));
  }

  private ChatUpdateResponse update(String ts, String text) throws IOException, SlackApiException {
    return app.chatUpdate(r -> r.channel(DEPLOYS).ts(ts).text(text));
  }
}
