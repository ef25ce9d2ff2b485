package dev.slipway.environments.parse;

import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.language.Strategy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// What the files of one commit say together. Pure and quick: a few passes over parsed files.
///
/// @param environments the valid ones by name, with `slipway.yaml`'s defaults filled in
/// @param refusedEnvironments the others by the name of their file: why
/// @param services of each valid environment, by name: usable or why not
/// @param roster empty when `slipway.yaml` is bad; then nothing of this commit is usable, because
///   it fills in what environments leave out
/// @param onCall empty when `oncall.yaml` is bad, which blocks no service
/// @param problems of all files, by file and line; also those above
/// @param warnings what is allowed but hardly meant; blocks nothing
public record Assembly(
    SortedMap<String, EnvironmentDefinition> environments,
    SortedMap<String, List<Problem>> refusedEnvironments,
    SortedMap<String, SortedMap<String, Wanted>> services,
    Optional<Roster> roster,
    Optional<OnCall> onCall,
    List<Problem> problems,
    List<Problem> warnings) {

  /// One service in one environment.
  public sealed interface Wanted {
    /// Every file that describes it is valid.
    ///
    /// @param strategy the placement's, else the environment's, else the repository's default
    /// @param files paths of the files that describe it
    record Usable(
        EnvironmentDefinition environment,
        ServiceDefinition service,
        Placement placement,
        Strategy strategy,
        Set<String> files)
        implements Wanted {
      public Usable {
        files = Set.copyOf(files);
      }
    }

    /// This commit cannot be used for it.
    record Refused(List<Problem> problems) implements Wanted {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Puts parsed files together; their order does not matter.
  public static Assembly of(Collection<? extends RepositoryFile> files) {
    return new Assembler(files).assemble();
  }

  /// A service in a valid environment; empty where the environment does not run it.
  public Optional<Wanted> wanted(String environment, String service) {
    return Optional.ofNullable(services.get(environment)).map(each -> each.get(service));
  }

  /// How many (environment, service) pairs are usable.
  public long usable() {
    return services.values().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .filter(Wanted.Usable.class::isInstance)
        .count();
  }
}
