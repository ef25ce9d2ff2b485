package dev.slipway.bot.simulation;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.memory.MemorySlack.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Once faults stop: every request has ended, everybody was told, and what was told is true.
final class EndRules {
  private static final int MANY = 1_000;

  private final Scenery scenery;
  private final Fleet fleet;
  private final Mail mail;
  private final Driver driver;

  EndRules(Scenery scenery, Fleet fleet, Mail mail, Driver driver) {
    this.scenery = scenery;
    this.fleet = fleet;
    this.mail = mail;
    this.driver = driver;
  }

  /// @return what is not done yet; empty when all is
  Optional<String> unsettled() {
    if (!scenery.journal.openRequests().isEmpty()) {
      return Optional.of("open: " + scenery.journal.openRequests());
    }
    if (!scenery.journal.received(1).isEmpty()) {
      return Optional.of("not dealt with: " + scenery.journal.received(MANY));
    }
    if (!scenery.journal.openFollowings().isEmpty()) {
      return Optional.of("followed: " + scenery.journal.openFollowings());
    }
    if (!mail.isEmpty()) {
      return Optional.of("something waits to be said");
    }
    return fleet.isAtRest() && driver.isAtRest()
        ? Optional.empty()
        : Optional.of("something is under way");
  }

  void check() {
    List<RequestState.Ended> requests = new ArrayList<>();
    Scenery.PLACES.forEach(place ->
        scenery.journal.requests(place, MANY).stream()
            .map(RequestState.Ended.class::cast)
            .forEach(requests::add));
    requests.forEach(this::isTold);
    requests.forEach(this::isTrue);
    requests.forEach(this::isAudited);
    requests.forEach(this::isSaidAloud);
    postedOnce();
    alerted();
  }

  private void isTold(RequestState.Ended request) {
    String id = request.ask().id().text();
    if (request.plan().isEmpty()) {
      boolean replaced = request.ending() instanceof Ending.Superseded;
      String url = request.ask().origin().responseUrl().orElseThrow().toString();
      boolean told =
          scenery.slack.whispers().stream()
              .anyMatch(each ->
                  each.to().equals(url) || each.to().equals(request.ask().requester().slack()));
      boolean unheard =
          scenery.journal.failures(MANY).stream()
              .anyMatch(each -> each.lane().startsWith("whisper w-" + id));
      Rules.require(
          told || replaced || unheard, Rules.END_SAID, "nobody was told the end of %s", id);
      return;
    }
    List<Standing> cards =
        scenery.slack.messages().stream().filter(each -> each.mark().equals("card/" + id)).toList();
    Rules.require(cards.size() == 1, Rules.POSTED_ONCE, "%s has %s messages", id, cards.size());
    String text = cards.getFirst().message().text();
    Rules.require(
        text.contains(word(request.ending())),
        Rules.END_SAID,
        "%s ended by %s, its message says %s",
        id,
        request.ending(),
        text);
  }

  private static String word(Ending ending) {
    return switch (ending) {
      case Ending.Done _ -> "Done:";
      case Ending.NoChange _ -> "No change:";
      case Ending.NothingToDo _ -> "Nothing to commit:";
      case Ending.Approved _ -> "Approved:";
      case Ending.GatesPassed _ -> "Let past the gates:";
      case Ending.Declined _ -> "Declined by";
      case Ending.Expired _ -> "Expired:";
      case Ending.NotMerged _ -> "Expired:";
      case Ending.Unmerged _ -> "Its pull request was closed";
      case Ending.Cancelled _ -> "Cancelled by";
      case Ending.Stale _ -> "Stale:";
      case Ending.Superseded _ -> "Superseded by";
      case Ending.RolledBack _ -> "Rolled back";
      case Ending.Failed _ -> "Failed:";
    };
  }

  private void isTrue(RequestState.Ended request) {
    String id = request.ask().id().text();
    boolean same =
        switch (request.ending()) {
          case Ending.Done(String rollout) -> Set.of("proven", "kept").contains(end(rollout));
          case Ending.RolledBack(String rollout, String _, var _) -> end(rollout).equals("back");
          case Ending.NoChange _,
              Ending.NothingToDo _,
              Ending.Approved _,
              Ending.GatesPassed _,
              Ending.Declined _,
              Ending.Expired _,
              Ending.NotMerged _,
              Ending.Unmerged _,
              Ending.Cancelled _ ->
              fleet.carrying(id).isEmpty();
          case Ending.Stale _, Ending.Superseded _, Ending.Failed _ ->
              fleet.carrying(id).stream().noneMatch(each -> end(each).equals("proven"));
        };
    Rules.require(
        same || fleet.hasForgotten(),
        Rules.TRUE_END,
        "%s ended by %s, and was carried by %s: %s",
        id,
        request.ending(),
        fleet.carrying(id),
        fleet.ends());
  }

  private String end(String rollout) {
    return fleet.ends().getOrDefault(rollout, "never");
  }

  private void isAudited(RequestState.Ended request) {
    String id = request.ask().id().text();
    Rules.require(
        audited(id, "request", Optional.empty()) == 1, Rules.AUDITED, "%s was not asked for", id);
    Rules.require(audited(id, "end", Optional.empty()) == 1, Rules.AUDITED, "%s has no end", id);
    for (Approval approval : request.approvals()) {
      Rules.require(
          audited(id, "approve", Optional.of(approval.by().person())) >= 1,
          Rules.AUDITED,
          "the approval of %s for %s is missing",
          approval.by(),
          id);
    }
  }

  private void isSaidAloud(RequestState.Ended request) {
    if (request.ask().emergency().isEmpty() || request.plan().isEmpty()) {
      return;
    }
    String id = request.ask().id().text();
    Rules.require(
        scenery.slack.messages().stream().anyMatch(each -> each.mark().equals("card/e-" + id)),
        Rules.SAID_ALOUD,
        "nobody on call was told of %s",
        id);
    Rules.require(
        audited(id, "emergency", Optional.of(request.ask().requester().person())) == 1,
        Rules.AUDITED,
        "the emergency of %s is missing",
        id);
  }

  private long audited(String about, String what, Optional<String> actor) {
    return scenery.journal.audit().stream()
        .filter(line -> line.about().equals(about) && line.what().equals(what))
        .filter(line -> actor.isEmpty() || actor.get().equals(line.actor()))
        .count();
  }

  private void postedOnce() {
    Set<String> marks = new HashSet<>();
    for (Standing standing : scenery.slack.messages()) {
      Rules.require(
          marks.add(standing.mark()), Rules.POSTED_ONCE, "%s is there twice", standing.mark());
    }
  }

  private void alerted() {
    Set<String> alerts =
        scenery.slack.messages().stream()
            .map(Standing::mark)
            .filter(mark -> mark.startsWith("card/a-"))
            .map(mark -> mark.substring("card/a-".length()))
            .collect(Collectors.toSet());
    for (String rollout : alerts) {
      boolean bad = Set.of("back", "lost").contains(end(rollout));
      Rules.require(bad, Rules.ALERTED, "%s is %s and was alerted", rollout, end(rollout));
    }
    for (Following following : followings()) {
      boolean back = end(following.rollout()).equals("back");
      boolean known =
          following.end().filter(each -> !each.cause().contains("lost its record")).isPresent();
      Rules.require(
          !back || !known || alerts.contains(following.rollout()),
          Rules.ALERTED,
          "nobody was alerted of %s",
          following.rollout());
    }
  }

  private List<Following> followings() {
    return Scenery.PLACES.stream()
        .flatMap(place -> scenery.journal.followings(place, MANY).stream())
        .toList();
  }
}
