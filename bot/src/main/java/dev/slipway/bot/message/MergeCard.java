package dev.slipway.bot.message;

import dev.slipway.api.state.RolloutStatus;
import dev.slipway.bot.following.Following;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one message of a rollout that nobody asked for in chat: a team merged it.
public final class MergeCard {
  private MergeCard() {}

  public static Message of(
      Following following, Optional<RolloutStatus> rollout, CardContext context) {
    Progress progress = new Progress(following, context.people());
    String author = context.people().mention(following.author());
    Optional<String> digest = rollout.flatMap(it -> it.candidate().digest());
    List<String> about =
        List.of(
            Card.versions(following.baseline(), following.candidate(), digest, context.source()),
            "Merged by " + author + ": " + Markup.text(following.subject()),
            "Strategy: " + Markup.text(following.strategy()));
    List<String> details = new ArrayList<>(progress.details());
    if (!following.phase().isOver()) {
      Sentences.blocks(context.trouble().blocks()).stream()
          .map("🚧 "::concat)
          .forEach(details::add);
    }
    String from = following.baseline().map(it -> Markup.text(it) + " to ").orElse("");
    return new Card(
            following.place(),
            about,
            progress.said(),
            details,
            Card.findings(rollout),
            small(following, context),
            Card.steering(following))
        .message(from + Markup.text(following.candidate()) + ", merged by " + author);
  }

  private static List<String> small(Following following, CardContext context) {
    List<String> small = new ArrayList<>();
    small.add("Not asked for in chat");
    small.add(Card.commit(following.commit()));
    small.add("Rollout " + Markup.code(following.rollout()));
    if (context.late()) {
      following.end().map(end -> Card.late(end.at())).ifPresent(small::add);
    }
    return small;
  }
}
