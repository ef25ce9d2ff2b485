package dev.slipway.telemetry.span;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Where a span stands: its trace, its own id, and its parent's.
///
/// Ids are derived from what both services know, so they join one trace without a word between
/// them, and a span that is told twice is the same span.
///
/// @param trace 32 hexadecimal digits
/// @param span 16 hexadecimal digits
/// @param parent absent at the root
public record Lineage(String trace, String span, Optional<String> parent) {
  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;

  /// The root of the trace of a chat request.
  public static Lineage ofRequest(String id) {
    return root("request " + id);
  }

  /// The root of the trace of a rollout that no request asked for.
  public static Lineage ofRollout(String id) {
    return root("rollout " + id);
  }

  private static Lineage root(String subject) {
    byte[] hash = hash("slipway " + subject);
    return new Lineage(
        hex(hash, 0, TRACE_BYTES),
        hex(hash, TRACE_BYTES, TRACE_BYTES + SPAN_BYTES),
        Optional.empty());
  }

  /// A span below this one.
  ///
  /// @param name differs among the children of one parent
  public Lineage child(String name) {
    return new Lineage(
        trace, hex(hash(trace + " " + span + " " + name), 0, SPAN_BYTES), Optional.of(span));
  }

  private static String hex(byte[] bytes, int from, int to) {
    return HexFormat.of().formatHex(Arrays.copyOfRange(bytes, from, to));
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
