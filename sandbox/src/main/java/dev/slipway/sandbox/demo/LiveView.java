package dev.slipway.sandbox.demo;

import dev.slipway.api.cli.EventLine;
import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.event.EventContent;
import dev.slipway.api.state.FindingStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells what happens as it happens: time, service and environment, then a sentence. While a weight
/// is held, every few seconds the measured values beside their limits.
final class LiveView implements EventFeed.Reader {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Screen screen;
  private final ReconcilerClient client;
  private final Instant since;
  private final Set<String> held = new LinkedHashSet<>();

  /// @param since what happened before is not told: an earlier demo did
  LiveView(Screen screen, ReconcilerClient client, Instant since) {
    this.screen = screen;
    this.client = client;
    this.since = since;
  }

  @Override
  public void read(List<Happening> page) {
    page.stream()
        .filter(each -> !each.event().at().isBefore(since))
        .filter(each -> !isPassing(each, page))
        .forEach(this::tell);
  }

  @Override
  public void quiet() {
    for (String rollout : List.copyOf(held)) {
      status(rollout)
          .filter(status -> status.phase() == RolloutPhase.HOLDING)
          .ifPresent(status ->
              screen.say(
                  head(Instant.now(), status.service(), status.environment()),
                  EventLine.bar(status.weight()) + progress(status) + findings(status),
                  Screen.Tone.QUIET));
    }
  }

  /// A block that has ended by the time we read of it is no news.
  private static boolean isPassing(Happening each, List<Happening> page) {
    return each.content() instanceof EventContent.BlockRaised raised
        && page.stream()
            .anyMatch(other ->
                other.content() instanceof EventContent.BlockCleared cleared
                    && other.event().environment().equals(each.event().environment())
                    && other.event().service().equals(each.event().service())
                    && cleared.reason().equals(raised.reason()));
  }

  private void tell(Happening each) {
    note(each);
    switch (each.content()) {
      case EventContent.VersionPinned _,
          EventContent.BlockCleared _,
          EventContent.CandidateHealthy _,
          EventContent.WatchEnded _ -> {}
      case EventContent.StepPassed passed ->
          say(
              each,
              "step "
                  + passed.step()
                  + " passed"
                  + status(each.rollout()).map(LiveView::findings).orElse(""));
      // Without the author's address: the line is short and the commit is a moment old.
      default -> say(each, EventLine.sentence(each.content()).replaceAll(" <[^<>]*>", ""));
    }
  }

  private void note(Happening each) {
    if (each.content() instanceof EventContent.StepReached) {
      held.add(each.rollout());
    } else if (!(each.content() instanceof EventContent.HoldExtended)) {
      held.remove(each.rollout());
    }
  }

  private void say(Happening each, String sentence) {
    String service = each.event().service().orElse("");
    screen.say(
        head(each.event().at(), service, each.event().environment()),
        sentence,
        tone(each.content()));
  }

  private static Screen.Tone tone(EventContent content) {
    return switch (content) {
      case EventContent.RolloutCompleted _, EventContent.ReleaseProven _ -> Screen.Tone.GOOD;
      case EventContent.RollbackStarted _,
          EventContent.RolloutRolledBack _,
          EventContent.RolloutFailed _,
          EventContent.RolloutAborted _,
          EventContent.ReleaseRejected _,
          EventContent.BaselineLost _,
          EventContent.PersonNeeded _ ->
          Screen.Tone.BAD;
      case EventContent.BlockRaised _,
          EventContent.RolloutPaused _,
          EventContent.HoldExtended _,
          EventContent.DriftFound _,
          EventContent.WriteBackWritten _ ->
          Screen.Tone.NOTE;
      default -> Screen.Tone.PLAIN;
    };
  }

  private static String head(Instant at, String service, String environment) {
    return "%s %-19s "
        .formatted(TIME.format(at.atZone(ZoneId.systemDefault())), service + " " + environment);
  }

  private Optional<RolloutStatus> status(String rollout) {
    try {
      return rollout.isEmpty() ? Optional.empty() : Optional.of(client.rollout(rollout));
    } catch (ReconcilerException _) {
      return Optional.empty();
    }
  }

  private static String progress(RolloutStatus status) {
    return status
        .hold()
        .map(hold ->
            " held %d s%s"
                .formatted(
                    hold.held().toSeconds(),
                    hold.wanted().map(wanted -> " of " + wanted.toSeconds()).orElse("")))
        .orElse("");
  }

  private static String findings(RolloutStatus status) {
    return status.findings().isEmpty()
        ? ""
        : status.findings().stream()
            .map(FindingStatus::sentence)
            .collect(Collectors.joining(", ", ": ", ""));
  }
}
