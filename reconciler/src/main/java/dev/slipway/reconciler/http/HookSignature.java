package dev.slipway.reconciler.http;

import io.micronaut.http.HttpHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Whether a message comes from who knows the secret. Comparisons take the same time wherever two
/// texts differ.
enum HookSignature {
  /// HMAC over the body, `sha256=` before it.
  GITHUB {
    @Override
    boolean isRight(HttpHeaders headers, byte[] body, byte[] secret) {
      return same(headers.get("X-Hub-Signature-256"), "sha256=" + hmac(body, secret));
    }
  },
  /// The secret itself.
  GITLAB {
    @Override
    boolean isRight(HttpHeaders headers, byte[] body, byte[] secret) {
      return same(headers.get("X-Gitlab-Token"), new String(secret, StandardCharsets.UTF_8));
    }
  },
  /// HMAC over the body.
  GITEA {
    @Override
    boolean isRight(HttpHeaders headers, byte[] body, byte[] secret) {
      return same(headers.get("X-Gitea-Signature"), hmac(body, secret));
    }
  };

  abstract boolean isRight(HttpHeaders headers, byte[] body, byte[] secret);

  /// The kind of that name in a path.
  static Optional<HookSignature> of(String kind) {
    return switch (kind) {
      case "github" -> Optional.of(GITHUB);
      case "gitlab" -> Optional.of(GITLAB);
      case "gitea" -> Optional.of(GITEA);
      default -> Optional.empty();
    };
  }

  /// Read anew for each message, so that a secret can be changed while it runs.
  ///
  /// @throws IOException when it cannot be read or is empty
  static byte[] secret(Path file) throws IOException {
    byte[] secret = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
    if (secret.length == 0) {
      throw new IOException("the webhook's secret file is empty");
    }
    return secret;
  }

  private static boolean same(@org.jspecify.annotations.Nullable String shown, String expected) {
    return shown != null
        && MessageDigest.isEqual(
            shown.strip().getBytes(StandardCharsets.UTF_8),
            expected.getBytes(StandardCharsets.UTF_8));
  }

  private static String hmac(byte[] body, byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
