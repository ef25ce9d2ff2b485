package dev.slipway.bot.message;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.following.Following.Outcome;
import dev.slipway.bot.following.Following.Phase;
import dev.slipway.bot.message.DigestPage.Content;
import dev.slipway.bot.message.NumbersLines.Weeks;
import dev.slipway.bot.numbers.Numbers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Digests, made of the words of a world.
record DigestSpecimens(World world, CardSpecimens cards) {
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");

  DigestSpecimens(World world) {
    this(world, new CardSpecimens(world));
  }

  Map<String, Object> all() {
    Map<String, Object> all = new TreeMap<>();
    all.put("digest", page(full(Optional.empty())));
    all.put("digest-monday", page(full(Optional.of(weeks()))));
    all.put(
        "digest-monday-nothing",
        page(
            new Content(
                MONDAY,
                new AnswerSpecimens(world).environments().environments(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new LinkedHashMap<>()))));
    return all;
  }

  private Message page(Content content) {
    return DigestPage.of(content, world.people()).orElseThrow();
  }

  private Content full(Optional<SequencedMap<String, Weeks>> weeks) {
    Following good =
        rollouts().following(Phase.ENDED, 100, Optional.of(rollouts().end(Outcome.PROVEN)));
    Following bad =
        rollouts().following(Phase.ENDED, 0, Optional.of(rollouts().end(Outcome.ROLLED_BACK)));
    return new Content(
        MONDAY,
        new AnswerSpecimens(world).environments().environments(),
        Collections.nCopies(world.many() / 2, List.of(good, bad)).stream()
            .flatMap(List::stream)
            .toList(),
        new StopSpecimens(world).lines(),
        Collections.nCopies(world.many(), cards.awaiting(cards.approvals())),
        weeks);
  }

  private SequencedMap<String, Weeks> weeks() {
    Numbers last =
        new Numbers(
            12, 1, Optional.of(Duration.ofMinutes(64)), Optional.of(Duration.ofSeconds(750)), 1);
    Numbers before = new Numbers(9, 0, Optional.of(Duration.ofHours(52)), Optional.empty(), 0);
    return new LinkedHashMap<>(Map.of(world.place().environment(), new Weeks(last, before)));
  }

  private RolloutSpecimens rollouts() {
    return new RolloutSpecimens(world);
  }
}
