package dev.slipway.bot.notify.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs letters as Standard Webhooks 1.0 has it: HMAC-SHA256 over id, time and body, so that
/// neither can be exchanged nor an old letter be sent again.
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  private final byte[] key;

  private Signature(byte[] key) {
    this.key = key;
  }

  /// @param secret `whsec_` and Base64 as Standard Webhooks writes it; else the text's own bytes
  static Signature with(String secret) {
    if (secret.startsWith(PREFIX)) {
      try {
        return new Signature(Base64.getDecoder().decode(secret.substring(PREFIX.length())));
      } catch (IllegalArgumentException _) {
        return new Signature(secret.getBytes(StandardCharsets.UTF_8));
      }
    }
    return new Signature(secret.getBytes(StandardCharsets.UTF_8));
  }

  Map<String, String> headers(String id, Instant at, byte[] body) {
    String seconds = Long.toString(at.getEpochSecond());
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        seconds,
        "webhook-signature",
        "v1," + signed(id + "." + seconds + ".", body));
  }

  private String signed(String before, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
