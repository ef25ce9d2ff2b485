package dev.slipway.bot.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Calls that are not Slack's, each kind a thousand times.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForgedCallsTest {
  @AutoClose private final ServedBot bot = new ServedBot();

  /// A way in which a call may be wrong; the number makes each one different.
  private interface Wrong {
    int status(int number) throws IOException, InterruptedException;
  }

  private static Map<Integer, Integer> statuses(Wrong wrong)
      throws IOException, InterruptedException {
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < 1_000; i++) {
      statuses.merge(wrong.status(i), 1, Integer::sum);
    }
    return statuses;
  }

  /// C2
  @Test
  void aThousandForgedCallsHaveNoEffect() throws IOException, InterruptedException {
    int before = bot.received();
    int remembered = bot.endpoint().check().remembered();

    Map<Integer, Integer> statuses =
        statuses(i -> {
          String timestamp = ServedBot.now();
          String signature = SlackSigner.sign("guess " + i, timestamp, ServedBot.COMMAND + i);
          return bot.call(timestamp, signature, ServedBot.COMMAND + i).statusCode();
        });

    assertThat(statuses).isEqualTo(Map.of(401, 1_000));
    assertThat(bot.received()).isEqualTo(before);
    assertThat(bot.endpoint().check().remembered()).isEqualTo(remembered);
  }

  /// C2
  @Test
  void aThousandReplayedCallsHaveTheEffectOfOne() throws IOException, InterruptedException {
    String timestamp = ServedBot.now();
    String signature = SlackSigner.sign(ServedBot.SECRET, timestamp, ServedBot.COMMAND + "replay");
    int before = bot.received();
    assertThat(bot.call(timestamp, signature, ServedBot.COMMAND + "replay").statusCode())
        .isEqualTo(200);

    Map<Integer, Integer> statuses =
        statuses(_ -> bot.call(timestamp, signature, ServedBot.COMMAND + "replay").statusCode());

    assertThat(statuses).isEqualTo(Map.of(401, 1_000));
    assertThat(bot.received()).isEqualTo(before + 1);
  }

  /// C2
  @Test
  void aThousandCallsOfAnotherTimeHaveNoEffect() throws IOException, InterruptedException {
    int before = bot.received();

    Map<Integer, Integer> statuses =
        statuses(i -> {
          long skew = (i % 2 == 0 ? 1 : -1) * (360L + i);
          String timestamp = Long.toString(Instant.now().getEpochSecond() + skew);
          String signature = SlackSigner.sign(ServedBot.SECRET, timestamp, ServedBot.COMMAND + i);
          return bot.call(timestamp, signature, ServedBot.COMMAND + i).statusCode();
        });

    assertThat(statuses).isEqualTo(Map.of(401, 1_000));
    assertThat(bot.received()).isEqualTo(before);
  }

  /// C2
  @Test
  void aThousandAlteredCallsHaveNoEffect() throws IOException, InterruptedException {
    int before = bot.received();

    Map<Integer, Integer> statuses =
        statuses(i -> {
          String timestamp = ServedBot.now();
          String signature = SlackSigner.sign(ServedBot.SECRET, timestamp, ServedBot.COMMAND + i);
          String altered = ServedBot.COMMAND.replace("staging", "production") + i;
          return bot.call(timestamp, signature, altered).statusCode();
        });

    assertThat(statuses).isEqualTo(Map.of(401, 1_000));
    assertThat(bot.received()).isEqualTo(before);
  }

  /// C2. The server stops reading at its limit: it answers 413, or the connection ends before all
  /// was sent.
  @Test
  void aThousandOversizedCallsHaveNoEffect() throws IOException, InterruptedException {
    int before = bot.received();
    String large = ServedBot.COMMAND + "x".repeat((1 << 20) + 1);
    String timestamp = ServedBot.now();
    String signature = SlackSigner.sign(ServedBot.SECRET, timestamp, large);

    Map<Integer, Integer> statuses =
        statuses(_ -> {
          try {
            return bot.call(timestamp, signature, large).statusCode();
          } catch (IOException _) {
            return 413;
          }
        });

    assertThat(statuses).isEqualTo(Map.of(413, 1_000));
    assertThat(bot.received()).isEqualTo(before);
  }
}
