package dev.slipway.sandbox.slack.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proves that a request comes from Slack.
///
/// Source: <https://docs.slack.dev/authentication/verifying-requests-from-slack>.
public final class RequestSignature {
  private static final String ALGORITHM = "HmacSHA256";

  private final Supplier<String> secret;

  /// @param signingSecret the one that holds when something is signed
  public RequestSignature(Supplier<String> signingSecret) {
    this.secret = signingSecret;
  }

  /// @param timestamp in seconds, as it goes into `X-Slack-Request-Timestamp`
  /// @return what goes into `X-Slack-Signature`
  public String of(String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      byte[] key = secret.get().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] signed = ("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8);
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
