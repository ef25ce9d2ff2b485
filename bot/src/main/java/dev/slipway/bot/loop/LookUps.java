package dev.slipway.bot.loop;

import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.PlanPage;
import dev.slipway.bot.message.StatusPage;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.Reconciler;
import dev.slipway.bot.repository.EnvironmentsRepository;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.source.Sources;
import java.util.List;
import java.util.Optional;

/// Questions about what runs and what would. Blocking: the reconciler is asked.
record LookUps(
    Reconciler reconciler, EnvironmentsRepository repository, Sources sources, Proofs proofs) {
  Message answer(Command.Question query) {
    return switch (query) {
      case Command.Status status ->
          environments()
              .map(known -> StatusPage.of(known, status))
              .orElseGet(() -> unavailable(status));
      case Command.Plan plan -> plan(plan);
      case Command.Diff diff -> diff(diff);
    };
  }

  /// @return empty when the reconciler does not answer
  Optional<EnvironmentsStatus> environments() {
    return reconciler.environments() instanceof Asked.Known<EnvironmentsStatus>(var status)
        ? Optional.of(status)
        : Optional.empty();
  }

  /// Without a version that which a deployment would take, else what Git says.
  private Message plan(Command.Plan query) {
    Place place = new Place(query.environment(), query.service());
    Snapshot known = repository.known();
    Optional<String> version = query.version().or(() -> provenBefore(place, known));
    return switch (reconciler.plan(place, version)) {
      case Asked.Known<PlanResponse>(PlanResponse plan) ->
          PlanPage.of(plan, Quorums.in(known, place), known.source(place));
      case Asked.NotFound<PlanResponse>(String code, String _)
          when code.equals("no-version") && version.isPresent() ->
          Answer.unknownVersion(
              place,
              version.get(),
              proofs.newest(place.service()),
              each -> new Command.Plan(query.service(), query.environment(), Optional.of(each)));
      case Asked.NotFound<PlanResponse>(String _, String message) ->
          PlanPage.refused(place, message);
      case Asked.Refused<PlanResponse>(String message) -> PlanPage.refused(place, message);
      case Asked.Moved<PlanResponse> _,
          Asked.Gone<PlanResponse> _,
          Asked.Unavailable<PlanResponse> _ ->
          unavailable(query);
    };
  }

  /// Without a version those that a deployment would take.
  List<Together.Planned> plans(Command.DeployTogether command) {
    Snapshot known = repository.known();
    return command.deploys().stream()
        .map(each -> {
          Place place = new Place(each.environment(), each.service());
          Optional<String> version = each.version().or(() -> provenBefore(place, known));
          return new Together.Planned(place, version, reconciler.plan(place, version));
        })
        .toList();
  }

  private Optional<String> provenBefore(Place place, Snapshot known) {
    return known.promotesFrom(place).flatMap(proofs::last);
  }

  /// Two versions are compared without asking anybody.
  private Message diff(Command.Diff query) {
    Diffs diffs = new Diffs(repository.known(), sources);
    return diffs.isOfVersions(query)
        ? diffs.of(query, new EnvironmentsStatus(List.of()))
        : environments().map(status -> diffs.of(query, status)).orElseGet(() -> unavailable(query));
  }

  private static Message unavailable(Command.Question query) {
    return Answer.unavailable(Optional.of(query.text()));
  }
}
