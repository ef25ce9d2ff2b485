package dev.slipway.bot.message;

import dev.slipway.api.state.RolloutStatus;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.Quorum;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.RequestState.AwaitingApproval;
import dev.slipway.bot.request.RequestState.AwaitingMerge;
import dev.slipway.bot.request.RequestState.Closing;
import dev.slipway.bot.request.RequestState.Committed;
import dev.slipway.bot.request.RequestState.Committing;
import dev.slipway.bot.request.RequestState.Ended;
import dev.slipway.bot.request.RequestState.Opening;
import dev.slipway.bot.request.RequestState.PassingOn;
import dev.slipway.bot.request.RequestState.Planning;
import dev.slipway.bot.request.RequestState.RollingOut;
import dev.slipway.bot.request.RequestState.Scheduled;
import dev.slipway.bot.request.RequestState.Verifying;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one message of a request, from the first word to the end.
public final class RequestCard {
  private final Ask ask;
  private final Optional<Following> following;
  private final CardContext context;

  private RequestCard(Ask ask, Optional<Following> following, CardContext context) {
    this.ask = ask;
    this.following = following;
    this.context = context;
  }

  /// @param following of the rollout that carries it out, once there is one
  /// @param rollout the same as the reconciler tells it, for what was measured
  public static Message of(
      RequestState state,
      Optional<Following> following,
      Optional<RolloutStatus> rollout,
      CardContext context) {
    return new RequestCard(state.ask(), following, context).message(state, rollout);
  }

  private Message message(RequestState state, Optional<RolloutStatus> rollout) {
    Optional<Plan> plan = state.planned();
    String from =
        plan.flatMap(Plan::baseline).map(version -> Markup.text(version) + " to ").orElse("");
    String candidate = plan.map(Plan::candidate).orElse(ask.version());
    String meaning =
        from
            + Markup.text(candidate)
            + ", asked for by "
            + People.mention(ask.requester())
            + ask.emergency().map(why -> " as an emergency: " + Markup.text(why)).orElse("");
    return new Card(
            ask.place(),
            about(plan),
            said(state),
            details(state),
            Card.findings(rollout),
            small(state),
            buttons(state))
        .message(meaning);
  }

  private List<String> about(Optional<Plan> plan) {
    List<String> about = new ArrayList<>();
    about.add(
        plan.map(it -> Card.versions(it.baseline(), it.candidate(), it.digest(), context.source()))
            .orElseGet(() -> "Version " + Markup.bold(ask.version())));
    about.add("Asked for by " + People.mention(ask.requester()) + owned());
    plan.map(it -> Card.strategy(it.strategy(), it.steps())).ifPresent(about::add);
    plan.ifPresent(it -> about.addAll(EmergencyAlert.lines(ask, it)));
    ask.due().map(due -> "🕕 To be committed " + SlackDate.of(due)).ifPresent(about::add);
    return about;
  }

  private String owned() {
    return context.owners().isEmpty()
        ? ""
        : " · owned by " + context.people().owners(context.owners());
  }

  private Said said(RequestState state) {
    return switch (state) {
      case Planning _ -> new Said("🔎", "The reconciler is asked what would happen.");
      case AwaitingApproval it -> awaiting(it.quorum(), it.approvals());
      case Scheduled it ->
          new Said("🕕", "It is committed " + SlackDate.of(it.due()) + ", after one more look.");
      case Verifying _ when ask.due().isPresent() ->
          new Said("🔎", "Its time has come. Checking that it still means the same.");
      case Verifying _ -> new Said("🔎", "Approved. Checking that it still means the same.");
      case Committing _ when isEmergency() ->
          new Said("🚨", "Emergency: nobody is waited for. The commit is being written.");
      case PassingOn _ when isEmergency() ->
          new Said("🚨", "Emergency: it stands in Git already; the reconciler lets it pass.");
      case Committing _ -> new Said("✍️", "Approved. The commit is being written.");
      case Opening _ -> new Said("✍️", "Approved. The pull request is being opened.");
      case AwaitingMerge it ->
          new Said("⏳", "Waiting for " + PullRequestLink.of(it.pullRequest()) + " to be merged.");
      case Closing it ->
          new Endings(it, it.ending(), following, context.people())
              .said()
              .and("Its pull request is being closed.");
      case PassingOn _ ->
          new Said("✍️", "Approved. It stands in Git already; the reconciler is told who agreed.");
      case Committed it ->
          new Said(
              "⏳",
              "Committed. Waiting since "
                  + SlackDate.of(it.since())
                  + " for the reconciler to begin.");
      case RollingOut _ ->
          following
              .map(it -> new Progress(it, context.people()).said())
              .orElseGet(() -> new Said("🚢", "The rollout has started."));
      case Ended it -> new Endings(it, it.ending(), following, context.people()).said();
    };
  }

  private boolean isEmergency() {
    return ask.emergency().isPresent();
  }

  private static Said awaiting(Quorum quorum, List<Approval> approvals) {
    int missing = Math.max(0, quorum.required() - approvals.size());
    return new Said(
        "⏳",
        "Waiting for "
            + Sentences.count(missing, "approval", "approvals")
            + People.asked(quorum.from(), quorum.onCall())
            + ": "
            + approvals.size()
            + " of "
            + quorum.required()
            + " given.");
  }

  private List<String> details(RequestState state) {
    List<String> details = new ArrayList<>();
    switch (state) {
      case AwaitingApproval it -> {
        if (context.inGit()) {
          details.add(
              "📌 "
                  + Markup.text(it.plan().candidate())
                  + " stands in Git already: it waits for the approval, nothing will be"
                  + " committed.");
        }
        it.plan()
            .before()
            .map(soak -> SoakLine.of(soak, it.plan().candidate()))
            .ifPresent(details::add);
        details.add(deadline(it.quorum(), it.expiresAt()));
        it.quorum().onCall().map(schedule -> onCall(it, schedule)).ifPresent(details::add);
        waits(it.plan(), details);
        details.addAll(new OpenIncidents(context.trouble().incidents(), context.people()).lines());
      }
      case AwaitingMerge it ->
          details.add("Unmerged, it is closed " + SlackDate.of(it.expiresAt()) + ".");
      case Committed it -> held(it.plan(), details);
      case RollingOut _ ->
          following.ifPresent(it -> details.addAll(new Progress(it, context.people()).details()));
      case Planning _,
          Scheduled _,
          Verifying _,
          Committing _,
          Opening _,
          Closing _,
          PassingOn _,
          Ended _ -> {}
    }
    List<Approval> approvals = state.given();
    if (!approvals.isEmpty()) {
      details.add("👍 Approved by " + People.mentions(approvals) + ".");
    }
    return details;
  }

  private String deadline(Quorum quorum, Instant expiresAt) {
    String own = quorum.byRequester() ? "" : " The requester's own approval does not count.";
    return "Asked " + SlackDate.of(ask.at()) + ", expires " + SlackDate.of(expiresAt) + "." + own;
  }

  private String onCall(AwaitingApproval state, String schedule) {
    String where = " is on call in " + Markup.text(schedule);
    return "📟 "
        + context
            .standIn()
            .map(person -> context.people().mention(person) + where + standIn(state, person))
            .orElse("Nobody who may approve" + where + " now.");
  }

  private String standIn(AwaitingApproval state, String person) {
    if (person.equals(ask.requester().person()) && !state.quorum().byRequester()) {
      return " and asked for it.";
    }
    return state.approvals().stream().anyMatch(each -> each.by().person().equals(person))
        ? " and has approved."
        : " and may approve in the team's stead.";
  }

  private static void waits(Plan plan, List<String> details) {
    plan.waits().stream()
        .limit(10)
        .map(wait -> "🚧 Once approved, it still waits: " + Sentences.sentence(wait))
        .forEach(details::add);
    if (plan.supersedes()) {
      details.add("🚧 It takes the place of the rollout that is under way.");
    }
  }

  /// What the reconciler says now, else what it said when it was planned.
  private void held(Plan plan, List<String> details) {
    if (context.trouble().blocks().isEmpty()) {
      plan.waits().stream()
          .limit(10)
          .map(wait -> "🚧 It waits: " + Sentences.sentence(wait))
          .forEach(details::add);
    } else {
      Sentences.blocks(context.trouble().blocks()).stream()
          .map("🚧 "::concat)
          .forEach(details::add);
    }
  }

  private List<String> small(RequestState state) {
    List<String> small = new ArrayList<>();
    small.add("Request " + Markup.code(ask.id().text()));
    if (state instanceof AwaitingApproval) {
      small.add("👍 or ✅ approves, 👎 or ❌ declines");
    }
    commit(state).map(Card::commit).ifPresent(small::add);
    following.map(it -> "Rollout " + Markup.code(it.rollout())).ifPresent(small::add);
    if (context.late() && state instanceof Ended ended) {
      small.add(Card.late(ended.at()));
    }
    return small;
  }

  private List<Button> buttons(RequestState state) {
    return switch (state) {
      case AwaitingApproval it -> Buttons.deciding(ask.id(), it.plan().hash());
      case Scheduled _ -> List.of(Buttons.cancel(ask.id()));
      case RollingOut _ -> following.map(Card::steering).orElse(List.of());
      case Ended it when it.ending() instanceof Ending.RolledBack ->
          List.of(Buttons.retry(ask.place(), it.plan().map(Plan::candidate).orElse(ask.version())));
      case AwaitingMerge _ -> List.of(Buttons.cancel(ask.id()));
      case Planning _,
          Verifying _,
          Committing _,
          Opening _,
          Closing _,
          PassingOn _,
          Committed _,
          Ended _ ->
          List.of();
    };
  }

  private Optional<String> commit(RequestState state) {
    return switch (state) {
      case Committed it -> Optional.of(it.commit());
      case RollingOut it -> Optional.of(it.commit());
      case Planning _,
          AwaitingApproval _,
          Scheduled _,
          Verifying _,
          Committing _,
          Opening _,
          AwaitingMerge _,
          Closing _,
          PassingOn _ ->
          Optional.empty();
      case Ended _ -> following.map(Following::commit);
    };
  }
}
