package dev.slipway.sandbox.slack.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.workspace.Samples;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BlockKitTest {
  private static final JsonObject DIVIDER = JsonObject.of("type", "divider");

  @Test
  void whatSlackTakesIsTaken() throws Exception {
    List<JsonObject> blocks =
        JsonObject.parseList(
            """
            [{"type":"header","block_id":"h","text":{"type":"plain_text","text":"Deploy","emoji":true}},
             {"type":"section","text":{"type":"mrkdwn","text":"*frontend*","verbatim":true},
              "accessory":{"type":"image","image_url":"https://example.com/a.png","alt_text":"a"}},
             {"type":"section","fields":[{"type":"mrkdwn","text":"one"},{"type":"plain_text","text":"two"}]},
             {"type":"context","elements":[{"type":"mrkdwn","text":"since 10:00"},
               {"type":"image","image_url":"https://example.com/b.png","alt_text":"b"}]},
             {"type":"divider"},
             {"type":"image","image_url":"https://example.com/c.png","alt_text":"c",
              "title":{"type":"plain_text","text":"C"}},
             {"type":"markdown","text":"**bold**"},
             {"type":"rich_text","elements":[]},
             {"type":"actions","elements":[
               {"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"},"style":"primary",
                "value":"1","confirm":{"title":{"type":"plain_text","text":"Sure?"},
                "text":{"type":"mrkdwn","text":"Really"},"confirm":{"type":"plain_text","text":"Yes"},
                "deny":{"type":"plain_text","text":"No"}}},
               {"type":"static_select","action_id":"s","placeholder":{"type":"plain_text","text":"pick"},
                "options":[{"text":{"type":"plain_text","text":"a"},"value":"a"}]},
               {"type":"overflow","action_id":"o","options":[{"text":{"type":"plain_text","text":"a"},"value":"a"}]},
               {"type":"external_select","action_id":"e","min_query_length":0},
               {"type":"users_select","action_id":"u","initial_user":"U0ADA"},
               {"type":"datepicker","action_id":"d","initial_date":"2026-11-25"}]}]
            """);

    assertThat(problems(blocks)).isEmpty();
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks>: up to 50 blocks in a message.
  @Test
  void aMessageHoldsFiftyBlocks() {
    assertThat(problems(Collections.nCopies(50, DIVIDER))).isEmpty();
    assertThat(problems(Collections.nCopies(51, DIVIDER)))
        .containsExactly("no more than 50 items allowed [json-pointer:/blocks]");
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks>: up to 100 blocks in modals and Home tabs.
  @Test
  void aDialogHoldsAHundredBlocks() {
    List<JsonObject> hundred = Collections.nCopies(100, DIVIDER);
    List<JsonObject> more = Collections.nCopies(101, DIVIDER);

    assertThat(BlockKit.problems(hundred, Place.MODAL, "/view/blocks")).isEmpty();
    assertThat(BlockKit.problems(more, Place.HOME, "/view/blocks")).hasSize(1);
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks/section-block>: text of 3,000 characters.
  @Test
  void aSectionHoldsThreeThousandCharacters() {
    assertThat(problems(section("x".repeat(3_000)))).isEmpty();
    assertThat(problems(section("x".repeat(3_001))))
        .containsExactly("must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
    assertThat(problems(section("")))
        .containsExactly("must be more than 0 characters [json-pointer:/blocks/0/text/text]");
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks/section-block>: 10 fields of 2,000.
  @Test
  void aSectionHoldsTenFieldsOfTwoThousandCharacters() {
    assertThat(problems(fields(10, 2_000))).isEmpty();
    assertThat(problems(fields(11, 1)))
        .containsExactly("no more than 10 items allowed [json-pointer:/blocks/0/fields]");
    assertThat(problems(fields(1, 2_001)))
        .containsExactly(
            "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]");
  }

  @Test
  void aSectionSaysSomething() {
    assertThat(problems(JsonObject.of("type", "section")))
        .containsExactly("must define either `text` or `fields` [json-pointer:/blocks/0]");
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks/header-block>: plain text of 150.
  @Test
  void aHeaderIsPlainAndHoldsAHundredAndFiftyCharacters() {
    JsonObject header = JsonObject.of("type", "header");

    assertThat(problems(header.with("text", Samples.plain("x".repeat(150))))).isEmpty();
    assertThat(problems(header.with("text", Samples.plain("x".repeat(151))))).hasSize(1);
    assertThat(problems(header.with("text", mrkdwn("x"))))
        .containsExactly("unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]");
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks/context-block>: 10 elements.
  @Test
  void aContextHoldsTenElements() {
    JsonObject context = JsonObject.of("type", "context");

    assertThat(problems(context.with("elements", Collections.nCopies(10, mrkdwn("x"))))).isEmpty();
    assertThat(problems(context.with("elements", Collections.nCopies(11, mrkdwn("x")))))
        .containsExactly("no more than 10 items allowed [json-pointer:/blocks/0/elements]");
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks/actions-block>: 25 elements.
  @Test
  void actionsHoldTwentyFiveElements() {
    assertThat(problems(buttons(25))).isEmpty();
    assertThat(problems(buttons(26)))
        .containsExactly("no more than 25 items allowed [json-pointer:/blocks/0/elements]");
  }

  /// <https://docs.slack.dev/reference/block-kit/block-elements/button-element>: text 75, value
  /// 2,000, action_id 255.
  @Test
  void aButtonHasItsLimits() {
    JsonObject longest =
        Samples.button("a".repeat(255), "v".repeat(2_000))
            .with("text", Samples.plain("t".repeat(75)));

    assertThat(problems(Samples.actions(longest))).isEmpty();
    assertThat(problems(Samples.actions(longest.with("action_id", "a".repeat(256))))).hasSize(1);
    assertThat(problems(Samples.actions(longest.with("value", "v".repeat(2_001))))).hasSize(1);
    assertThat(problems(Samples.actions(longest.with("text", Samples.plain("t".repeat(76))))))
        .hasSize(1);
    assertThat(problems(Samples.actions(longest.with("style", "loud")))).hasSize(1);
  }

  /// <https://docs.slack.dev/reference/block-kit/blocks>: block_id of 255, unique in a message.
  @Test
  void aBlockIdIsShortAndUnique() {
    assertThat(problems(DIVIDER.with("block_id", "b".repeat(255)))).isEmpty();
    assertThat(problems(DIVIDER.with("block_id", "b".repeat(256)))).hasSize(1);
    assertThat(problems(DIVIDER.with("block_id", "b"), DIVIDER.with("block_id", "b")))
        .containsExactly("`block_id` b already exists [json-pointer:/blocks/1]");
  }

  /// <https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element>: 100 options;
  /// <https://docs.slack.dev/reference/block-kit/composition-objects/option-object>: text 75, value
  /// 150.
  @Test
  void aSelectOffersAHundredOptions() {
    assertThat(problems(Samples.actions(select(100, 1)))).isEmpty();
    assertThat(problems(Samples.actions(select(101, 1)))).hasSize(1);
    assertThat(problems(Samples.actions(select(1, 151)))).isNotEmpty();
  }

  /// <https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element>: 5 options.
  @Test
  void anOverflowMenuOffersFiveOptions() {
    JsonObject five = select(5, 1).with("type", "overflow");
    JsonObject six = select(6, 1).with("type", "overflow");

    assertThat(problems(Samples.actions(five))).isEmpty();
    assertThat(problems(Samples.actions(six))).hasSize(1);
  }

  @Test
  void whatIsUnknownIsRefusedWithItsPlace() {
    assertThat(problems(JsonObject.of("type", "sectoin")))
        .containsExactly("unsupported type: sectoin [json-pointer:/blocks/0/type]");
    assertThat(problems(DIVIDER.with("colour", "red")))
        .containsExactly("invalid additional property: colour [json-pointer:/blocks/0]");
    assertThat(problems(JsonObject.EMPTY))
        .containsExactly("missing required field: type [json-pointer:/blocks/0]");
    assertThat(problems(JsonObject.of("type", "actions")))
        .containsExactly("missing required field: elements [json-pointer:/blocks/0]");
    assertThat(problems(Samples.actions(JsonObject.of("type", "plain_text_input"))))
        .containsExactly(
            "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]");
  }

  private static List<String> problems(JsonObject... blocks) {
    return problems(List.of(blocks));
  }

  private static List<String> problems(List<JsonObject> blocks) {
    return BlockKit.problems(blocks, Place.MESSAGE, "/blocks");
  }

  private static JsonObject mrkdwn(String text) {
    return JsonObject.of("type", "mrkdwn", "text", text);
  }

  private static JsonObject section(String text) {
    return JsonObject.of("type", "section", "text", mrkdwn(text));
  }

  private static JsonObject fields(int count, int length) {
    return JsonObject.of("type", "section")
        .with("fields", Collections.nCopies(count, mrkdwn("x".repeat(length))));
  }

  private static JsonObject buttons(int count) {
    return Samples.actions(
        IntStream.range(0, count)
            .mapToObj(i -> Samples.button("b" + i, "v"))
            .toArray(JsonObject[]::new));
  }

  private static JsonObject select(int count, int valueLength) {
    return Samples.select(
        "s", Collections.nCopies(count, "v".repeat(valueLength)).toArray(String[]::new));
  }
}
