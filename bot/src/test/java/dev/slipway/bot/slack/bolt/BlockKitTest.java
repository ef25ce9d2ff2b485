package dev.slipway.bot.slack.bolt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.slack.api.util.json.GsonFactory;
import dev.slipway.bot.message.Block;
import dev.slipway.bot.message.Button;
import dev.slipway.bot.message.Button.Tone;
import dev.slipway.bot.message.Dialog;
import dev.slipway.bot.message.Dialog.Input;
import dev.slipway.bot.message.Dialog.Option;
import dev.slipway.bot.message.Home;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BlockKitTest {
  private static JsonElement json(Object made) {
    return GsonFactory.createSnakeCase().toJsonTree(made);
  }

  private static Button button(String action, String value) {
    return new Button(action, action, value, Tone.PLAIN, Optional.empty());
  }

  @Test
  void everyBlockIsWrittenAsSlackWantsIt() {
    List<Block> blocks =
        List.of(
            new Block.Header("frontend to staging"),
            new Block.Section("*1.4.2*"),
            new Block.Fields(List.of("a", "b")),
            new Block.Context(List.of("c")),
            new Block.Divider());

    assertThat(json(BlockKit.blocks(blocks)))
        .isEqualTo(
            JsonParser.parseString(
                """
                [{"type":"header","block_id":"b0",
                  "text":{"type":"plain_text","text":"frontend to staging","emoji":true}},
                 {"type":"section","block_id":"b1",
                  "text":{"type":"mrkdwn","text":"*1.4.2*","verbatim":true}},
                 {"type":"section","block_id":"b2",
                  "fields":[{"type":"mrkdwn","text":"a","verbatim":true},
                            {"type":"mrkdwn","text":"b","verbatim":true}]},
                 {"type":"context","block_id":"b3",
                  "elements":[{"type":"mrkdwn","text":"c","verbatim":true}]},
                 {"type":"divider","block_id":"b4"}]
                """));
  }

  @Test
  void aButtonCarriesItsWordValueToneAndQuestion() {
    Button.Confirmation sure = new Button.Confirmation("Sure?", "It goes back.", "Yes", "No");
    Button button = new Button("abort", "Abort", "ro-1", Tone.DANGER, Optional.of(sure));

    assertThat(json(BlockKit.blocks(List.of(new Block.Actions(List.of(button))))))
        .isEqualTo(
            JsonParser.parseString(
                """
                [{"type":"actions","block_id":"b0","elements":[
                  {"type":"button","action_id":"abort","value":"ro-1","style":"danger",
                   "text":{"type":"plain_text","text":"Abort","emoji":true},
                   "confirm":{"title":{"type":"plain_text","text":"Sure?","emoji":true},
                              "text":{"type":"plain_text","text":"It goes back.","emoji":true},
                              "confirm":{"type":"plain_text","text":"Yes","emoji":true},
                              "deny":{"type":"plain_text","text":"No","emoji":true}}}]}]
                """));
  }

  @Test
  void twoButtonsThatMeanTheSameHaveDifferentIdsAndTheSameWord() {
    List<Block> blocks =
        List.of(
            new Block.Section("first", Optional.of(button("run", "deploy frontend staging"))),
            new Block.Actions(
                List.of(button("run", "deploy backend staging"), button("help", ""))));

    String written = json(BlockKit.blocks(blocks)).toString();

    assertThat(written)
        .contains("\"action_id\":\"run\"", "\"action_id\":\"run~1\"", "\"action_id\":\"help\"");
    assertThat(BlockKit.word("run~1")).isEqualTo("run");
    assertThat(BlockKit.word("run")).isEqualTo("run");
  }

  @Test
  void aDialogBeginsWhereSomethingIsMissingAndRemembers() {
    Option staging = new Option("staging", "staging");
    Dialog dialog =
        new Dialog(
            "deploy",
            "Deploy",
            "Go",
            "{\"channel\":\"C1\"}",
            List.of(
                new Input.Choice(
                    "environment", "Environment", List.of(staging), Optional.of("staging")),
                new Input.Search("version", "Version", Optional.empty()),
                new Input.Text("reason", "Reason", "Why", true, 300, Optional.of("moving"))));

    assertThat(json(BlockKit.view(dialog)))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"type":"modal","callback_id":"deploy","private_metadata":"{\\"channel\\":\\"C1\\"}",
                 "title":{"type":"plain_text","text":"Deploy","emoji":true},
                 "submit":{"type":"plain_text","text":"Go","emoji":true},
                 "close":{"type":"plain_text","text":"Cancel","emoji":true},
                 "blocks":[
                  {"type":"input","block_id":"environment","optional":false,
                   "label":{"type":"plain_text","text":"Environment","emoji":true},
                   "element":{"type":"static_select","action_id":"environment",
                    "options":[{"text":{"type":"plain_text","text":"staging","emoji":true},"value":"staging"}],
                    "initial_option":{"text":{"type":"plain_text","text":"staging","emoji":true},"value":"staging"}}},
                  {"type":"input","block_id":"version","optional":false,
                   "label":{"type":"plain_text","text":"Version","emoji":true},
                   "element":{"type":"external_select","action_id":"version","min_query_length":0,"focus_on_load":true}},
                  {"type":"input","block_id":"reason","optional":false,
                   "label":{"type":"plain_text","text":"Reason","emoji":true},
                   "hint":{"type":"plain_text","text":"Why","emoji":true},
                   "element":{"type":"plain_text_input","action_id":"reason","multiline":true,"max_length":300,"initial_value":"moving"}}]}
                """));
  }

  @Test
  void aHomePageIsAViewOfItsKind() {
    assertThat(json(BlockKit.view(new Home(List.of(new Block.Divider())))))
        .isEqualTo(
            JsonParser.parseString(
                "{\"type\":\"home\",\"blocks\":[{\"type\":\"divider\",\"block_id\":\"b0\"}]}"));
  }
}
