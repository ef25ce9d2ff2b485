package dev.slipway.bot.loop;

import dev.slipway.bot.request.RequestId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/// Names that are the same whenever they are made of the same.
final class Names {
  private static final String LETTERS = "23456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 8;
  private static final int BRIEF = 16;
  private static final String MERGE = "m-";

  private Names() {}

  /// Of a request that came of what was received once.
  static RequestId request(String cause) {
    return new RequestId("r-" + letters(cause, LENGTH));
  }

  /// For something with a long name, or with one that may hold anything.
  static String brief(String name) {
    return letters(name, BRIEF);
  }

  private static String letters(String cause, int length) {
    byte[] hash = hash(cause);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < length; i++) {
      name.append(LETTERS.charAt((hash[i] & 0xff) % LETTERS.length()));
    }
    return name.toString();
  }

  /// The message of a rollout that no request asked for.
  static String mergeCard(String rollout) {
    return MERGE + rollout;
  }

  /// The rollout whose message that is.
  static Optional<String> rolloutOf(String card) {
    return card.startsWith(MERGE) ? Optional.of(card.substring(MERGE.length())) : Optional.empty();
  }

  /// Of a lock or a freeze that came of what was received once: its commit and its message.
  static String stop(String cause) {
    return "s-" + letters(cause, BRIEF);
  }

  /// A day's digest in a channel.
  static String digestCard(String day, String channel) {
    return "d-" + day + "-" + brief(channel);
  }

  static String alertCard(String rollout) {
    return "a-" + rollout;
  }

  /// What the channel for incidents hears of an emergency.
  static String emergencyCard(RequestId request) {
    return "e-" + request;
  }

  /// The request whose message that is.
  static Optional<RequestId> requestOf(String card) {
    return card.startsWith("r-") ? Optional.of(new RequestId(card)) : Optional.empty();
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
