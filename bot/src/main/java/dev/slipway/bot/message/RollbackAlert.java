package dev.slipway.bot.message;

import dev.slipway.api.state.RolloutStatus;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.following.Following.End;
import dev.slipway.bot.following.Following.Outcome;
import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.Place;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said once in the channel for incidents.
public final class RollbackAlert {
  private RollbackAlert() {}

  /// Who stood behind the change, and where it can be read.
  ///
  /// @param requester absent for a merge: then the commit's author is named
  /// @param card the permanent link of its message, where that is known
  public record Background(
      People people,
      Optional<Actor> requester,
      List<Approval> approvals,
      Optional<URI> card,
      boolean late) {
    public Background {
      approvals = List.copyOf(approvals);
    }
  }

  /// A rollout went back, was aborted, or failed.
  ///
  /// @param following with its end
  /// @param rollout the same as the reconciler tells it, for who still reaches it
  public static Message of(
      Following following, Optional<RolloutStatus> rollout, Background background) {
    Place place = following.place();
    Said said = said(following, background);
    List<String> lines = new ArrayList<>();
    lines.add(said.line());
    lines.add(traffic(following, rollout));
    following.end().map(RollbackAlert::cause).ifPresent(lines::add);
    String people = "Shipped by " + shipper(following, background) + approvers(background);
    lines.add(people);
    background.card().map(RollbackAlert::read).ifPresent(lines::add);
    boolean retry =
        following.phase().isOver()
            && following.end().map(End::outcome).equals(Optional.of(Outcome.ROLLED_BACK));
    String meaning =
        Markup.text(place.service())
            + " in "
            + Markup.text(place.environment())
            + ": "
            + said.sentence();
    return page(place)
        .lines(lines)
        .context(small(following, background))
        .buttons(retry ? List.of(Buttons.retry(place, following.candidate())) : List.of())
        .message(
            Page.fallback(
                List.of(
                    meaning,
                    traffic(following, rollout),
                    following.end().map(RollbackAlert::cause).orElse(""),
                    people)));
  }

  /// The reconciler cannot go on by itself.
  ///
  /// @param reason as the event says it
  public static Message personNeeded(
      Place place, String reason, Instant since, Background background) {
    Said said = new Said("🚨", "A person is needed: " + Sentences.sentence(reason));
    List<String> lines = new ArrayList<>();
    lines.add(said.line());
    lines.add("Since " + SlackDate.of(since) + ".");
    background.card().map(RollbackAlert::read).ifPresent(lines::add);
    String where = Markup.text(place.service()) + " in " + Markup.text(place.environment()) + ".";
    return page(place)
        .lines(lines)
        .buttons(List.of(Buttons.run("status " + place.service() + " in " + place.environment())))
        .message(Page.fallback(List.of(where, said.sentence())));
  }

  private static Page page(Place place) {
    return new Page().header(place.service() + " in " + place.environment());
  }

  private static Said said(Following following, Background background) {
    String candidate = Markup.text(following.candidate());
    Optional<End> end = following.end();
    String by =
        end.flatMap(End::by).map(who -> " by " + background.people().mention(who)).orElse("");
    if (!following.phase().isOver()) {
      String back = following.baseline().map(Markup::text).map(" to "::concat).orElse("");
      return new Said("↩️", candidate + " is being taken back" + back + by + ".");
    }
    return switch (end.map(End::outcome).orElse(Outcome.ROLLED_BACK)) {
      case ROLLED_BACK -> new Said("↩️", candidate + " was rolled back" + by + ".");
      case ABORTED -> new Said("🛑", candidate + " was aborted" + by + ".");
      case FAILED -> new Said("🚨", candidate + " failed, and there is nothing to go back to.");
      case PROVEN, COMPLETED -> new Said("✅", candidate + " serves.");
      case SUPERSEDED -> new Said("⏭️", candidate + " was superseded.");
    };
  }

  /// Whether users still reach it: first of all as the reconciler has read it back, else as its
  /// last event said.
  private static String traffic(Following following, Optional<RolloutStatus> rollout) {
    String candidate = Markup.text(following.candidate());
    if (!following.phase().isOver()) {
      int weight =
          rollout
              .filter(status -> status.end().isPresent())
              .map(RolloutStatus::weight)
              .orElse(following.weight());
      return weight == 0
          ? candidate + " gets no traffic."
          : candidate + " still gets " + weight + " % of traffic.";
    }
    boolean failed = following.end().map(End::outcome).equals(Optional.of(Outcome.FAILED));
    if (failed) {
      return following.weight() == 0
          ? "Nothing serves now."
          : candidate + " still serves: nothing else can.";
    }
    return following
        .baseline()
        .map(version -> "All traffic is back on " + Markup.text(version) + ".")
        .orElse("Nothing serves now.");
  }

  private static String cause(End end) {
    return end.cause().isBlank()
        ? "No cause was given."
        : "Cause: " + Sentences.because(end.cause(), end.criterion(), end.value(), end.limit());
  }

  private static String shipper(Following following, Background background) {
    return background
        .requester()
        .map(People::mention)
        .orElseGet(() ->
            background.people().mention(following.author())
                + " by a merge: "
                + Markup.text(following.subject()));
  }

  private static String approvers(Background background) {
    return background.approvals().isEmpty()
        ? "."
        : ", approved by " + People.mentions(background.approvals()) + ".";
  }

  private static String read(URI card) {
    return Markup.link(card, "All that happened");
  }

  private static List<String> small(Following following, Background background) {
    List<String> small = new ArrayList<>();
    small.add(Card.commit(following.commit()));
    small.add("Rollout " + Markup.code(following.rollout()));
    if (background.late()) {
      following.end().map(end -> Card.late(end.at())).ifPresent(small::add);
    }
    return small;
  }
}
