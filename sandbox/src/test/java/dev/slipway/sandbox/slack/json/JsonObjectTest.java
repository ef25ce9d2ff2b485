package dev.slipway.sandbox.slack.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonObjectTest {
  @Test
  void whatWasReadIsWrittenInTheSameOrder() throws Exception {
    String text = "{\"b\":1,\"a\":[{\"c\":\"d\"},true],\"e\":{\"f\":1.5}}";

    assertThat(JsonObject.parse(text)).hasToString(text);
  }

  @Test
  void aNullIsAsGoodAsAbsent() throws Exception {
    assertThat(JsonObject.parse("{\"thread_ts\":null}").has("thread_ts")).isFalse();
  }

  @Test
  void aValueOfAnotherTypeIsNotTaken() throws Exception {
    JsonObject object = JsonObject.parse("{\"text\":1,\"list\":[\"a\",{\"b\":2}]}");

    assertThat(object.text("text")).isEmpty();
    assertThat(object.number("text")).contains(1);
    assertThat(object.objects("list")).containsExactly(JsonObject.of("b", 2));
    assertThat(object.texts("list")).containsExactly("a");
  }

  @Test
  void aChangeLeavesTheOriginalAlone() {
    JsonObject original = JsonObject.of("a", List.of(Map.of("b", "c")));

    JsonObject changed = original.with("d", true).without("a");

    assertThat(original.keys()).containsExactly("a");
    assertThat(changed).isEqualTo(JsonObject.of("d", true));
  }

  @Test
  void whatIsNoObjectIsRefused() {
    for (String text : List.of("", "null", "[]", "{", "{}{}", "{\"a\":1,\"a\":2}", "text=x")) {
      assertThatThrownBy(() -> JsonObject.parse(text)).isInstanceOf(MalformedJsonException.class);
    }
    assertThatThrownBy(() -> JsonObject.parseList("[1]"))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void yamlIsReadAsJson() throws Exception {
    assertThat(JsonObject.parseYaml("a:\n  - b: c\n"))
        .isEqualTo(JsonObject.parse("{\"a\":[{\"b\":\"c\"}]}"));
  }
}
