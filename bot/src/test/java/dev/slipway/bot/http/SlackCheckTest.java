package dev.slipway.bot.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.slack.SlackCalls.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SlackCheckTest {
  // Slack's own example: https://docs.slack.dev/authentication/verifying-requests-from-slack
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final String TIMESTAMP = "1531420618";
  private static final String SIGNATURE =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final String BODY =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
          + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
          + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
          + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
          + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

  private Instant now = Instant.ofEpochSecond(Long.parseLong(TIMESTAMP));
  private final SlackCheck check = new SlackCheck(() -> SECRET, () -> now);

  private boolean takes(String timestamp, String signature, String body) {
    Claim claim = claim(timestamp, signature, body);
    if (claim instanceof Claim.Delivery delivery) {
      delivery.kept();
    }
    return claim instanceof Claim.Delivery;
  }

  private Claim claim(String timestamp, String signature, String body) {
    return check.claim(timestamp, signature, body.getBytes(StandardCharsets.UTF_8));
  }

  /// C2.
  @Test
  void slacksOwnExampleIsTakenOnce() {
    assertThat(takes(TIMESTAMP, SIGNATURE, BODY)).isTrue();
    assertThat(takes(TIMESTAMP, SIGNATURE, BODY)).isFalse();
  }

  /// C2
  @ParameterizedTest
  @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false"})
  void fiveMinutesOfDifferenceAreAllowedInBothDirections(long seconds, boolean taken) {
    now = now.plusSeconds(seconds);

    assertThat(takes(TIMESTAMP, SIGNATURE, BODY)).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v0=",
        "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
        "v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503",
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503 ",
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50ü"
      })
  void aSignatureThatIsWrittenOtherwiseIsRefused(String signature) {
    assertThat(takes(TIMESTAMP, signature, BODY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "1531420618.0",
        "1e9",
        "99999999999999999999",
        " 1531420618",
        "١٥٣١٤٢٠٦١٨"
      })
  void aTimestampThatIsNoNumberOfSecondsIsRefused(String timestamp) {
    assertThat(takes(timestamp, SIGNATURE, BODY)).isFalse();
  }

  @Test
  void absentHeadersAreRefused() {
    assertThat(check.claim(null, SIGNATURE, new byte[0])).isInstanceOf(Claim.Refused.class);
    assertThat(check.claim(TIMESTAMP, null, new byte[0])).isInstanceOf(Claim.Refused.class);
  }

  @Test
  void whatIsRefusedIsNotRememberedAndWhatWasTakenIsForgottenWhenItIsOver() {
    takes(TIMESTAMP, SIGNATURE, BODY + "&altered");
    assertThat(check.remembered()).isZero();
    takes(TIMESTAMP, SIGNATURE, BODY);
    assertThat(check.remembered()).isEqualTo(1);

    now = now.plus(SlackCheck.SKEW).plusSeconds(1);
    String later = Long.toString(now.getEpochSecond());
    takes(later, SlackSigner.sign(SECRET, later, BODY), BODY);

    assertThat(check.remembered()).isEqualTo(1);
  }

  @Test
  void theMemoryIsBoundedAndForgetsTheOldest() {
    ReplayMemory memory = new ReplayMemory();
    Instant end = now.plus(Duration.ofMinutes(5));

    for (int i = 0; i < 200_000; i++) {
      memory.claim("signature " + i, end, now, Duration.ZERO);
    }

    assertThat(memory.size()).isEqualTo(131_072);
    assertThat(memory.claim("signature 199999", end, now, Duration.ZERO))
        .isInstanceOf(Claim.UnderWay.class);
    assertThat(memory.claim("signature 0", end, now, Duration.ZERO))
        .isInstanceOf(Claim.Delivery.class);
  }

  /// C2
  @Test
  void aRepeatIsRefusedNotBeforeTheFirstIsKept() throws Exception {
    Claim.Delivery first = (Claim.Delivery) claim(TIMESTAMP, SIGNATURE, BODY);
    FutureTask<Claim> repeat = waitingRepeat();

    first.kept();
    first.close();

    assertThat(repeat.get()).isInstanceOf(Claim.Refused.class);
  }

  /// C2. Else both were lost: the first for its fault, the second for the first.
  @Test
  void aRepeatTakesThePlaceOfAFirstThatIsNotKept() throws Exception {
    Claim.Delivery first = (Claim.Delivery) claim(TIMESTAMP, SIGNATURE, BODY);
    FutureTask<Claim> repeat = waitingRepeat();

    first.close();

    assertThat(repeat.get()).isInstanceOf(Claim.Delivery.class);
    assertThat(check.remembered()).isEqualTo(1);
  }

  private FutureTask<Claim> waitingRepeat() {
    FutureTask<Claim> repeat = new FutureTask<>(() -> claim(TIMESTAMP, SIGNATURE, BODY));
    Thread thread = Thread.ofPlatform().start(repeat);
    while (thread.getState() != Thread.State.TIMED_WAITING && !repeat.isDone()) {
      Thread.onSpinWait();
    }
    return repeat;
  }

  /// C3
  @Test
  void withoutASigningSecretHttpModeDoesNotStart() {
    assertThatThrownBy(() ->
            new SlackEndpoint(
                (_, _) -> new Reply(200, "text/plain", ""), () -> " ", InstantSource.system()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("signing secret is missing")
        .hasMessageContaining("Socket Mode");
  }
}
