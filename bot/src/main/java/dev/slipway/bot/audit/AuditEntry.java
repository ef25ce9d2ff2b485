package dev.slipway.bot.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/// One thing that somebody did or was refused.
///
/// @param number from 1, without gaps
/// @param at to the millisecond
/// @param actor the person; `bot` for what follows by itself; a member id for who is no person here
/// @param what a word: `request`, `approve`, `refuse`
/// @param about the request, or place
/// @param why the reason, with the hash where one was decided on
/// @param hash of this entry and the hash before it, as 64 hexadecimal digits; empty where it was
///   written by a version that bound nothing
public record AuditEntry(
    long number, Instant at, String actor, String what, String about, String why, String hash) {
  /// The hash that stands before the first bound entry.
  public static final String BEGINNING = "";

  /// The same, bound to the entry before it.
  public AuditEntry after(String before) {
    return new AuditEntry(number, at, actor, what, about, why, hashAfter(before));
  }

  public boolean isBound() {
    return !hash.isEmpty();
  }

  boolean follows(String before) {
    return hash.equals(hashAfter(before));
  }

  /// SHA-256 of the hash before it, the number, the milliseconds since 1970 and the four texts,
  /// each as the length of its UTF-8 in bytes, a colon, and that UTF-8.
  private String hashAfter(String before) {
    MessageDigest digest = sha256();
    for (String part :
        new String[] {
          before, Long.toString(number), Long.toString(at.toEpochMilli()), actor, what, about, why
        }) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
