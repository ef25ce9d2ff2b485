package dev.slipway.sandbox.slack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultControlTest {
  private final Faults faults = new Faults(() -> {});
  private final FaultControl control = new FaultControl(faults);

  @Test
  void severalFaultsAreOrderedAtOnceAndTold() throws Exception {
    Answer.Full answer =
        call(
            "POST",
            """
            {"outage": true, "slowMillis": 5, "duplicate": 3,
             "rateLimit": {"method": "chat.update", "calls": 2, "retryAfter": 4},
             "loseAnswers": {"method": "chat.postMessage", "calls": 1},
             "fail": {"share": 0.25, "seed": 7}}
            """);

    assertThat(answer.status()).isEqualTo(200);
    JsonObject told = JsonObject.parse(call("GET", "").body());
    assertThat(told.flag("outage")).isTrue();
    assertThat(told.number("slowMillis")).contains(5);
    assertThat(told.number("duplicates")).contains(3);
    assertThat(told.number("failShare")).contains(0.25);
    assertThat(told.texts("rateLimited")).containsExactly("chat.update");
    assertThat(told.object("lost").flatMap(lost -> lost.number("chat.postMessage"))).contains(1);
  }

  @Test
  void anOrderedLimitIsMet() {
    call("POST", "{\"rateLimit\": {\"calls\": 1, \"retryAfter\": 4}}");

    assertThat(faults.around("chat.update", () -> Answer.text(200, "ok")))
        .isInstanceOfSatisfying(
            Answer.Full.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(429);
              assertThat(refused.headers()).containsEntry("Retry-After", "4");
            });
  }

  @Test
  void deletingClearsAll() throws Exception {
    faults.outage(true);
    faults.rateLimit("chat.update", 1, Duration.ofSeconds(1));

    JsonObject told = JsonObject.parse(call("DELETE", "").body());

    assertThat(told.flag("outage")).isFalse();
    assertThat(told.texts("rateLimited")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{}",
        "{\"outrage\": true}",
        "{\"outage\": \"yes\"}",
        "{\"slowMillis\": -1}",
        "{\"slowMillis\": \"long\"}",
        "{\"duplicate\": 1e9}",
        "{\"fail\": {\"share\": 1.5}}",
        "{\"fail\": 0.5}",
        "{\"rateLimit\": {\"calls\": 1}}",
        "{\"rateLimit\": {\"calls\": 1, \"retryAfter\": 0}}",
        "{\"loseAnswers\": {\"calls\": 0}}"
      })
  void whatIsNoOrderIsRefused(String body) {
    assertThat(call("POST", body).status()).isEqualTo(400);
  }

  @Test
  void ofAWrongOrderNothingIsCarriedOut() {
    assertThat(call("POST", "{\"outage\": true, \"slowMillis\": -1}").status()).isEqualTo(400);

    assertThat(faults.isAway()).isFalse();
  }

  @Test
  void otherMethodsAreRefused() {
    assertThat(call("PUT", "{\"outage\": true}").status()).isEqualTo(405);
  }

  private Answer.Full call(String method, String body) {
    return (Answer.Full) control.answer(new Call(method, "/control/faults", "", Map.of(), body));
  }
}
