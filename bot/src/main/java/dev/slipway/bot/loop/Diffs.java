package dev.slipway.bot.loop;

import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.Command.Side;
import dev.slipway.bot.message.Commits;
import dev.slipway.bot.message.DiffPage;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.source.Sources;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What differs between environments, or versions of a service.
record Diffs(Snapshot snapshot, Sources sources) {
  boolean isOfVersions(Command.Diff query) {
    return query.one() instanceof Side.OfVersion && query.other() instanceof Side.OfVersion;
  }

  Message of(Command.Diff query, EnvironmentsStatus status) {
    List<DiffPage.Row> rows =
        services(query, status).stream().map(service -> row(service, query, status)).toList();
    return DiffPage.of(query, rows, isAhead(query));
  }

  private DiffPage.Row row(String service, Command.Diff query, EnvironmentsStatus status) {
    Optional<String> one = version(service, query.one(), status);
    Optional<String> other = version(service, query.other(), status);
    Optional<URI> source = source(service);
    boolean alone = query.service().isPresent() && !one.equals(other);
    return new DiffPage.Row(
        service,
        one,
        other,
        source,
        alone
            ? isAhead(query) ? commits(source, other, one) : commits(source, one, other)
            : Optional.empty());
  }

  /// Of one service only: those of all of them would be a wall of text, and a wait for each.
  private Optional<Commits> commits(
      Optional<URI> source, Optional<String> from, Optional<String> to) {
    return source.isPresent() && from.isPresent() && to.isPresent()
        ? sources.between(source.get(), from.get(), to.get())
        : Optional.empty();
  }

  private static List<String> services(Command.Diff query, EnvironmentsStatus status) {
    return query
        .service()
        .map(List::of)
        .orElseGet(() ->
            status.environments().stream()
                .filter(each -> names(query.one(), each) || names(query.other(), each))
                .flatMap(each -> each.services().stream())
                .map(ServiceStatus::service)
                .distinct()
                .sorted()
                .toList());
  }

  private static boolean names(Side side, EnvironmentStatus environment) {
    return side instanceof Side.InEnvironment(String name)
        && name.equals(environment.environment());
  }

  private static Optional<String> version(String service, Side side, EnvironmentsStatus status) {
    return switch (side) {
      case Side.OfVersion(String version) -> Optional.of(version);
      case Side.InEnvironment _ ->
          status.environments().stream()
              .filter(each -> names(side, each))
              .flatMap(each -> each.services().stream())
              .filter(each -> each.service().equals(service))
              .flatMap(each -> each.current().stream())
              .map(ReleaseStatus::version)
              .findFirst();
    };
  }

  /// Where the service is placed does not matter: its file is one.
  private Optional<URI> source(String service) {
    return environments().stream()
        .flatMap(each -> snapshot.source(new Place(each, service)).stream())
        .findFirst();
  }

  /// Commits are counted from what is behind: the environment that is promoted to.
  private boolean isAhead(Command.Diff query) {
    return query.one() instanceof Side.InEnvironment(String one)
        && query.other() instanceof Side.InEnvironment(String other)
        && environments().indexOf(one) < environments().indexOf(other);
  }

  private List<String> environments() {
    return List.copyOf(Catalogs.of(snapshot).environments().keySet());
  }
}
