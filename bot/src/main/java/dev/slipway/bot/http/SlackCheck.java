package dev.slipway.bot.http;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Whether a call comes from Slack, is not older than five minutes (nor from the future), and did
/// not come before. Stands in front of Bolt, whose own check takes replays, future calls and an
/// absent secret.
///
/// Source: https://docs.slack.dev/authentication/verifying-requests-from-slack. The cheap questions
/// come first; what is refused is not remembered, so that refusing costs no memory.
final class SlackCheck {
  static final Duration SKEW = Duration.ofMinutes(5);

  /// As long as Slack waits for an answer.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String PREFIX = "v0=";
  private static final int DIGITS = 64;

  private final SigningSecret secret;
  private final InstantSource clock;
  private final ReplayMemory memory = new ReplayMemory();

  SlackCheck(SigningSecret secret, InstantSource clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /// @param timestamp the header `X-Slack-Request-Timestamp`
  /// @param signature the header `X-Slack-Signature`
  /// @param body as it came
  Claim claim(@Nullable String timestamp, @Nullable String signature, byte[] body) {
    if (timestamp == null || signature == null || !timestamp.matches("[0-9]{1,12}")) {
      return new Claim.Refused();
    }
    Instant now = clock.instant();
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    if (Duration.between(sent, now).abs().compareTo(SKEW) > 0) {
      return new Claim.Refused();
    }
    if (signature.length() != PREFIX.length() + DIGITS || !signature.startsWith(PREFIX)) {
      return new Claim.Refused();
    }
    String right = PREFIX + HexFormat.of().formatHex(sign(timestamp, body));
    boolean equal =
        MessageDigest.isEqual(
            right.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    // Ours, so that two ways to write the same signature are one.
    return equal ? memory.claim(right, sent.plus(SKEW), now, PATIENCE) : new Claim.Refused();
  }

  private byte[] sign(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.read().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("this JVM cannot sign with HMAC-SHA256", e);
    }
  }

  int remembered() {
    return memory.size();
  }
}
