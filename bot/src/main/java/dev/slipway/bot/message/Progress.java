package dev.slipway.bot.message;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.following.Following.End;
import dev.slipway.bot.following.Following.Phase;
import java.util.ArrayList;
import java.util.List;

/// A rollout in words: where it is, or how it ended.
final class Progress {
  private final Following following;
  private final People people;

  Progress(Following following, People people) {
    this.following = following;
    this.people = people;
  }

  /// The main thing.
  Said said() {
    return following.phase().isOver()
        ? following.end().map(this::ended).orElseGet(() -> new Said("🏁", "The rollout is over."))
        : underWay();
  }

  /// The bar, and what it waits for.
  List<String> details() {
    List<String> details = new ArrayList<>();
    boolean moves =
        switch (following.phase()) {
          case PREPARING, ENDED -> false;
          case CLIMBING, PAUSED, WATCHING, RETURNING -> true;
        };
    if (moves) {
      boolean leaves = following.phase() == Phase.RETURNING;
      details.add(
          Sentences.bar(following.weight())
              + (leaves ? " of traffic still on " + candidate() : ""));
    }
    if (!following.phase().isOver()) {
      following
          .waiting()
          .ifPresent(waiting ->
              details.add(
                  following.phase() == Phase.PAUSED
                      ? "⏳ Paused since " + SlackDate.of(waiting.since()) + "."
                      : "⏳ "
                          + waiting(waiting.what())
                          + ", since "
                          + SlackDate.of(waiting.since())
                          + "."));
    }
    return details;
  }

  private Said underWay() {
    return switch (following.phase()) {
      case PREPARING ->
          new Said("🔧", "Instances of " + candidate() + " start. They get no traffic yet.");
      case CLIMBING ->
          new Said(
              "🚢", candidate() + " gets " + following.weight() + " % of traffic" + step() + ".");
      case PAUSED ->
          new Said("⏸️", "Paused at " + following.weight() + " % of traffic" + step() + ".")
              .and(following.waiting().map(it -> waiting(it.what()) + ".").orElse(""));
      case WATCHING -> new Said("👀", candidate() + " serves everybody and is watched.");
      case RETURNING ->
          new Said("↩️", "Traffic goes back to " + baseline() + ".")
              .and(following.end().map(this::cause).orElse(""));
      case ENDED -> throw new IllegalStateException("it is over");
    };
  }

  private Said ended(End end) {
    return switch (end.outcome()) {
      case PROVEN ->
          new Said("✅", "Done: " + candidate() + " serves everybody, its watch has passed.");
      case COMPLETED ->
          new Said("✅", candidate() + " served everybody until newer content took over.");
      case ROLLED_BACK ->
          new Said("↩️", "Rolled back: " + baseline() + " serves again.").and(cause(end));
      case ABORTED ->
          new Said("🛑", "Aborted" + by(end) + ": " + whatServes() + ".").and(cause(end));
      case FAILED -> new Said("❌", "Failed.").and(cause(end));
      case SUPERSEDED -> new Said("⏭️", "Superseded by " + Sentences.sentence(end.cause()));
    };
  }

  private static String waiting(String what) {
    return "Waiting for " + Markup.text(what);
  }

  private String cause(End end) {
    return end.cause().isBlank()
        ? ""
        : "Cause: " + Sentences.because(end.cause(), end.criterion(), end.value(), end.limit());
  }

  private String by(End end) {
    return end.by().map(who -> " by " + people.mention(who)).orElse("");
  }

  private String whatServes() {
    return following.baseline().isPresent() ? baseline() + " serves again" : "nothing serves";
  }

  private String step() {
    return following.steps() > 0 && following.step() > 0
        ? ", step " + following.step() + " of " + following.steps()
        : "";
  }

  private String candidate() {
    return Markup.text(following.candidate());
  }

  private String baseline() {
    return following.baseline().map(Markup::text).orElse("nothing");
  }
}
