package dev.slipway.bot.message;

import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.operation.PlanResponse.Change;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.Quorum;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What would happen, told to one person: nothing is done and nobody is asked for anything.
public final class PlanPage {
  private static final String APPROVAL = "approval";

  private PlanPage() {}

  /// @param quorum whose agreement a request needs; absent where Git does not name the environment
  /// @param source of the service, where its file names one
  public static Message of(PlanResponse plan, Optional<Quorum> quorum, Optional<URI> source) {
    Place place = new Place(plan.environment(), plan.service());
    List<String> about = new ArrayList<>();
    about.add(
        Card.versions(
            plan.baseline().map(ReleaseStatus::version),
            plan.candidate().version(),
            plan.candidate().digest(),
            source));
    plan.strategy().map(it -> Card.strategy(it, plan.steps())).ifPresent(about::add);
    Said said = said(plan);
    List<String> waits = waits(plan, quorum);
    List<String> state = new ArrayList<>(List.of(said.line()));
    waits.stream().map("🚧 "::concat).forEach(state::add);
    List<String> small = new ArrayList<>(List.of("A plan: nothing was done"));
    plan.candidate().hash().map(hash -> "Hash " + Markup.code(hash)).ifPresent(small::add);
    List<String> fallback = new ArrayList<>();
    fallback.add(
        "Plan for "
            + Answer.words(place)
            + ", "
            + Markup.text(plan.candidate().version())
            + ". Nothing was done.");
    fallback.add(said.sentence());
    fallback.addAll(waits);
    return new Page()
        .header(Card.title(place))
        .lines(about)
        .lines(state)
        .context(small)
        .buttons(next(plan))
        .message(Page.fallback(fallback));
  }

  /// There is no plan.
  ///
  /// @param reason for people, one sentence
  public static Message refused(Place place, String reason) {
    return Answer.answer(
        new Said("✋", Answer.words(place) + " cannot be planned: " + Sentences.sentence(reason)),
        List.of(Answer.status(place)));
  }

  private static Said said(PlanResponse plan) {
    String candidate = Markup.text(plan.candidate().version());
    return switch (plan.change()) {
      case NONE -> new Said("✅", "Nothing would happen: " + Sentences.sentence(plan.message()));
      case FIRST_RELEASE ->
          new Said(
              "🔎",
              "A first release: "
                  + candidate
                  + " would get all traffic at once when it is healthy and checked.");
      case ROLLOUT -> new Said("🔎", candidate + " would be rolled out.");
      case SUPERSEDE ->
          new Said("🔎", candidate + " would take the place of the rollout that is under way.");
      case ROLLBACK ->
          new Said("🔎", "The rollout that is under way would go back to " + candidate + ".");
      case REJECTED ->
          new Said("✋", "It would not be tried again: " + Sentences.sentence(plan.message()));
      case UNKNOWN ->
          new Said("🤔", "The reconciler is newer than the bot and says: ")
              .and(Sentences.sentence(plan.message()));
    };
  }

  /// Agreement that a request would need, and what else would hold it back.
  private static List<String> waits(PlanResponse plan, Optional<Quorum> quorum) {
    List<String> waits = new ArrayList<>();
    boolean asked = plan.blocks().stream().anyMatch(PlanPage::isApproval);
    if (moves(plan) && !asked) {
      quorum.map(PlanPage::agreement).ifPresent(waits::add);
    }
    waits.addAll(Sentences.blocks(plan.blocks()));
    return waits;
  }

  private static String agreement(Quorum quorum) {
    if (quorum.required() == 0) {
      return "A request needs nobody's approval.";
    }
    return "A request needs "
        + Sentences.count(quorum.required(), "approval", "approvals")
        + People.asked(quorum.from(), quorum.onCall())
        + (quorum.byRequester() ? "." : ", not the requester's own.");
  }

  /// One press asks for it.
  private static List<Button> next(PlanResponse plan) {
    if (plan.change() == Change.REJECTED) {
      return Buttons.run(
          List.of(
              new Command.Operate(Command.Order.RETRY, plan.service(), plan.environment(), "")
                  .text()));
    }
    return moves(plan)
        ? Buttons.run(
            List.of(
                new Command.Deploy(
                        plan.service(), plan.environment(), Optional.of(plan.candidate().version()))
                    .text()))
        : List.of();
  }

  private static boolean isApproval(BlockStatus block) {
    return block.kind().equals(APPROVAL);
  }

  private static boolean moves(PlanResponse plan) {
    return switch (plan.change()) {
      case FIRST_RELEASE, ROLLOUT, SUPERSEDE, ROLLBACK -> true;
      case NONE, REJECTED, UNKNOWN -> false;
    };
  }
}
