package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Promotion;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ServiceKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whether a release may start now. All reasons are told, not only the first.
///
/// Rollback, abort and write-back never come here: they pass every gate.
final class Gates {
  private static final DateTimeFormatter READABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Gates() {}

  static List<Block> blocks(
      EnvironmentDefinition rules,
      Release candidate,
      List<Consent> consents,
      Map<ServiceKey, Proof> proofs,
      Instant now) {
    boolean overridden =
        consents.stream()
            .anyMatch(consent ->
                consent.override() && counts(consent, rules.approvals(), candidate, now));
    if (overridden) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    rules
        .promotesFrom()
        .flatMap(from -> promotion(from, candidate, proofs, now))
        .ifPresent(blocks::add);
    approvals(rules.approvals(), candidate, consents, now).ifPresent(blocks::add);
    locks(rules, candidate.key().service(), now).ifPresent(blocks::add);
    freezes(rules, now).ifPresent(blocks::add);
    return List.copyOf(blocks);
  }

  /// The freeze that holds now.
  static Optional<Freeze> freeze(EnvironmentDefinition rules, Instant now) {
    return rules.freezes().stream().filter(freeze -> freeze.holdsAt(now)).findFirst();
  }

  private static Optional<Block> freezes(EnvironmentDefinition rules, Instant now) {
    return freeze(rules, now)
        .map(freeze ->
            new Block(
                Block.Kind.FREEZE,
                rules.name() + " is frozen: " + freeze.reason(),
                "the freeze ends at " + readable(freeze.until()),
                now));
  }

  private static Optional<Block> locks(EnvironmentDefinition rules, String service, Instant now) {
    return rules.locks().stream()
        .filter(lock -> lock.holds(service, now))
        .findFirst()
        .map((Lock lock) ->
            new Block(
                Block.Kind.LOCK,
                "locked by " + lock.by() + ": " + lock.reason(),
                "the lock ends at " + readable(lock.until()),
                now));
  }

  private static Optional<Block> approvals(
      Approvals rule, Release candidate, List<Consent> consents, Instant now) {
    if (rule.required() == 0 || rule.appliesTo() != Approvals.AppliesTo.ALL) {
      return Optional.empty();
    }
    long given =
        consents.stream()
            .filter(consent -> counts(consent, rule, candidate, now))
            .map(Consent::actor)
            .distinct()
            .count();
    return given >= rule.required()
        ? Optional.empty()
        : Optional.of(
            new Block(
                Block.Kind.APPROVAL,
                given + " of " + rule.required() + " approvals for " + candidate.label(),
                "approvals by " + String.join(", ", rule.from()) + onCall(rule),
                now));
  }

  private static String onCall(Approvals rule) {
    return rule.onCall().map(schedule -> ", or by whoever is on call in " + schedule).orElse("");
  }

  /// For that content only, and no longer than the environment lets a word count.
  private static boolean counts(Consent consent, Approvals rule, Release candidate, Instant now) {
    return consent.hash().equals(candidate.hash())
        && consent.at().plus(rule.expireAfter()).isAfter(now);
  }

  private static Optional<Block> promotion(
      Promotion rule, Release candidate, Map<ServiceKey, Proof> proofs, Instant now) {
    Optional<Proof> proof =
        Optional.ofNullable(
            proofs.get(new ServiceKey(rule.environment(), candidate.key().service())));
    boolean same = proof.isPresent() && proof.get().artifactHash().equals(candidate.artifactHash());
    if (!same) {
      return Optional.of(
          new Block(
              Block.Kind.PROMOTION,
              candidate.version()
                  + " with this service file is not proven in "
                  + rule.environment(),
              "its watch in " + rule.environment() + " has passed",
              now));
    }
    Instant ripe = proof.get().at().plus(rule.soak());
    return now.isBefore(ripe)
        ? Optional.of(
            new Block(
                Block.Kind.PROMOTION,
                candidate.version()
                    + " soaks in "
                    + rule.environment()
                    + " for "
                    + words(rule.soak()),
                "the soak ends at " + readable(ripe),
                now))
        : Optional.empty();
  }

  /// `2026-12-24 18:30:05 UTC`: for people, who have no use for fractions.
  private static String readable(Instant instant) {
    return READABLE.format(instant);
  }

  private static String words(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
