package dev.slipway.reconciler.http;

import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.GitStatus;
import dev.slipway.api.state.ProblemStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.RolloutSummary;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.environments.configuration.Address;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.reconciler.configuration.Configuration;
import dev.slipway.reconciler.configuration.RouterConfiguration;
import dev.slipway.reconciler.configuration.TargetConfiguration;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal;
import dev.slipway.reconciler.loop.Judgements;
import dev.slipway.reconciler.loop.ReconcileLoop;
import dev.slipway.reconciler.loop.Reconciler;
import dev.slipway.reconciler.loop.Seen;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.EndCause;
import dev.slipway.reconciler.rollout.RolloutState;
import dev.slipway.reconciler.router.Router;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Gathers what is known now and has it said in the contract's words.
@Singleton
final class Overview {
  private final Reconciler reconciler;
  private final Configuration configuration;
  private final Directory directory;
  private final Ages ages;
  private final InstantSource clock = InstantSource.system();

  Overview(Reconciler reconciler, Configuration configuration, Directory directory, Ages ages) {
    this.reconciler = reconciler;
    this.configuration = configuration;
    this.directory = directory;
    this.ages = ages;
  }

  EnvironmentStatus environment(ReconcileLoop loop) {
    Instant now = clock.instant();
    return new EnvironmentStatus(
        loop.environment(),
        git(now),
        directory.services(loop).stream().map(key -> service(loop, key)).toList(),
        staleGit(now).stream().toList(),
        problems(loop.environment()));
  }

  ServiceStatus service(ReconcileLoop loop, ServiceKey key) {
    ServiceRecord record = directory.record(loop, key);
    return Statuses.service(
        new Statuses.Known(
            record,
            directory.desired(key),
            Optional.ofNullable(directory.rules().get(key.environment())),
            Optional.ofNullable(loop.wanted().get(key)),
            loop.instances()
                .newest()
                .map(seen -> seen.getOrDefault(key, List.of()))
                .orElse(List.of()),
            ages.drifted(key),
            record.running().map(running -> summary(loop, record, running)),
            entrance(key.environment()),
            id ->
                reconciler
                    .journal()
                    .rollout(id)
                    .flatMap(history -> RolloutStatuses.cause(history.state()))
                    .flatMap(EndCause::finding),
            clock.instant()));
  }

  /// @param history as journaled; while it runs, the loop knows better
  RolloutStatus rollout(Journal.History history) {
    ServiceKey key = history.running().rollout().key();
    Optional<ReconcileLoop> loop = reconciler.loop(key.environment());
    ServiceRecord record =
        loop.map(found -> directory.record(found, key)).orElseGet(() -> ServiceRecord.unknown(key));
    if (loop.isPresent() && Statuses.runs(record, history.running().rollout())) {
      return RolloutStatuses.status(known(loop.get(), record, record.running().orElseThrow()));
    }
    return RolloutStatuses.status(
        new RolloutStatuses.Known(
            history.running().rollout(),
            history.state(),
            record,
            history.state() instanceof RolloutState.Completed ? 100 : 0,
            Optional.empty(),
            Optional.empty(),
            history.ended()));
  }

  private RolloutSummary summary(ReconcileLoop loop, ServiceRecord record, Running running) {
    return RolloutStatuses.summary(known(loop, record, running));
  }

  private RolloutStatuses.Known known(ReconcileLoop loop, ServiceRecord record, Running running) {
    Optional<RoutePlan> plan =
        loop.routes().newest().map(seen -> seen.get(record.key())).map(Router.Routed::plan);
    return new RolloutStatuses.Known(
        running.rollout(),
        running.state(),
        record,
        RolloutStatuses.weight(running.rollout(), plan),
        Judgements.now(loop, record),
        ages.since(running.rollout().id(), record.key()),
        Optional.empty());
  }

  /// How fresh what Git says is.
  GitStatus git() {
    return git(clock.instant());
  }

  private GitStatus git(Instant now) {
    Seen<DesiredState> seen = reconciler.desired();
    Optional<Duration> age = reconciler.gitAge();
    boolean fetched = reconciler.fetches().answered() > 0;
    return new GitStatus(
        configuration.repository().branch(),
        seen.newest().map(DesiredState::head).map(Statuses::commit),
        age.filter(_ -> fetched).map(now::minus),
        age,
        seen.down());
  }

  private Optional<BlockStatus> staleGit(Instant now) {
    return reconciler
        .gitAge()
        .filter(age -> age.compareTo(configuration.repository().staleAfter()) > 0)
        .map(age ->
            new Block(
                Block.Kind.STALE_GIT,
                "Git has not answered for "
                    + Phrases.duration(age.truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
                    + reconciler.desired().down().map(reason -> ": " + reason).orElse(""),
                "it ends by itself when a fetch succeeds",
                now.minus(age)))
        .map(block -> Statuses.block(block, Optional.empty()));
  }

  /// Those of files that describe the whole environment.
  private List<ProblemStatus> problems(String environment) {
    return reconciler.desired().newest().map(DesiredState::problems).orElse(List.of()).stream()
        .filter(problem ->
            problem.file().matches("slipway\\.ya?ml")
                || problem.file().equals("environments/" + environment + ".yaml")
                || problem.file().equals("environments/" + environment + ".yml"))
        .map(Statuses::problem)
        .toList();
  }

  private Statuses.Entrance entrance(String environment) {
    Optional<RouterConfiguration> router =
        Optional.ofNullable(directory.rules().get(environment))
            .map(EnvironmentDefinition::target)
            .flatMap(target -> Optional.ofNullable(configuration.targets().get(target)))
            .map(TargetConfiguration::router);
    return router
        .flatMap(RouterConfiguration::entrance)
        .map(Overview::entrance)
        .orElse(Statuses.Entrance.UNKNOWN);
  }

  private static Statuses.Entrance entrance(Address listen) {
    return new Statuses.Entrance(
        Optional.of(listen.host()),
        listen.port() == 0 ? OptionalInt.empty() : OptionalInt.of(listen.port()));
  }
}
