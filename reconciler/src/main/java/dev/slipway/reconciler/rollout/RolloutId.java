package dev.slipway.reconciler.rollout;

import dev.slipway.reconciler.delivery.Release;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Names a rollout, readable and unique also after the journal was lost.
///
/// @param text `ENVIRONMENT-SERVICE-yyyyMMdd-HHmmssSSS-HASH`
public record RolloutId(String text) implements Comparable<RolloutId> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmssSSS").withZone(ZoneOffset.UTC);

  public static RolloutId of(Release candidate, Instant now) {
    return new RolloutId(
        "%s-%s-%s-%s"
            .formatted(
                candidate.key().environment(),
                candidate.key().service(),
                TIME.format(now),
                candidate.hash().hex().substring(0, 4)));
  }

  @Override
  public int compareTo(RolloutId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
