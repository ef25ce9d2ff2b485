package dev.slipway.bot.message;

import dev.slipway.api.state.FindingStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.request.Place;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one body of all messages about a change: what, who, where it is, what was measured, what can
/// be done.
///
/// @param about what it is: versions, people, strategy
/// @param said the main thing
/// @param details further lines below it
/// @param small where to look things up
record Card(
    Place place,
    List<String> about,
    Said said,
    List<String> details,
    List<FindingStatus> findings,
    List<String> small,
    List<Button> buttons) {
  private static final int COMMIT = 8;
  private static final int DIGEST = 12;

  /// @param meaning for the fallback: from which version to which, by whom
  Message message(String meaning) {
    List<String> state = new ArrayList<>();
    state.add(said.line());
    state.addAll(details);
    Page page = new Page().header(title(place)).lines(about).lines(state);
    FindingsTable.of(findings).ifPresent(page::section);
    page.context(small).buttons(buttons);
    String title = Markup.text(place.service()) + " to " + Markup.text(place.environment());
    return page.message(Page.fallback(List.of(title + ", " + meaning + ".", said.sentence())));
  }

  static String title(Place place) {
    return place.service() + " → " + place.environment();
  }

  /// `1.4.1 → 1.4.2`, the artifact, the commits between.
  static String versions(
      Optional<String> baseline, String candidate, Optional<String> digest, Optional<URI> source) {
    String from = baseline.map(version -> Markup.bold(version) + " → ").orElse("First release: ");
    String artifact =
        digest.map(Card::brief).map(text -> " (" + Markup.code(text) + ")").orElse("");
    String commits =
        baseline
            .flatMap(version ->
                source.flatMap(address -> CompareLink.between(address, version, candidate)))
            .map(address -> " · " + Markup.link(address, "commits between"))
            .orElse("");
    return from + Markup.bold(candidate) + artifact + commits;
  }

  /// `canary: 25 % for 5m, 50 % for 5m`.
  static String strategy(String strategy, List<String> steps) {
    List<String> shown = steps.stream().limit(20).map(step -> Markup.text(step, 60)).toList();
    return Markup.text(strategy)
        + (shown.isEmpty() ? "" : ": " + String.join(", ", shown))
        + (steps.size() > shown.size() ? ", …" : "");
  }

  static String commit(String id) {
    return "Commit " + Markup.code(id.substring(0, Math.min(COMMIT, id.length())));
  }

  /// What can be done about a rollout, by where it is.
  static List<Button> steering(Following following) {
    String subject = new Subject.OfRollout(following.place(), following.rollout()).value();
    Button abort = Buttons.abort(subject, following.baseline());
    return switch (following.phase()) {
      case PREPARING, CLIMBING ->
          List.of(Buttons.pause(subject), Buttons.complete(subject, following.candidate()), abort);
      case PAUSED -> List.of(Buttons.resume(subject), abort);
      case WATCHING -> List.of(abort);
      case RETURNING -> List.of();
      case ENDED ->
          following
              .end()
              .filter(end -> end.outcome() == Following.Outcome.ROLLED_BACK)
              .map(_ -> List.of(Buttons.retry(following.place(), following.candidate())))
              .orElse(List.of());
    };
  }

  static List<FindingStatus> findings(Optional<RolloutStatus> rollout) {
    return rollout.map(RolloutStatus::findings).orElse(List.of());
  }

  static String late(Instant at) {
    return "Said late, because Slack could not be reached. It happened " + SlackDate.of(at) + ".";
  }

  private static String brief(String digest) {
    String hex = digest.substring(digest.indexOf(':') + 1);
    return hex.substring(0, Math.min(DIGEST, hex.length()));
  }
}
