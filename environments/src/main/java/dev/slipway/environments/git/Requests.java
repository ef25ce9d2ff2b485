package dev.slipway.environments.git;

import dev.slipway.environments.git.NewCommits.ChangedFile;
import dev.slipway.environments.git.NewCommits.NewCommit;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.language.Requested;
import dev.slipway.environments.language.Version;
import dev.slipway.environments.parse.RepositoryFile;
import dev.slipway.environments.parse.WrittenEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/// Which chat requests changed which service, as far as the newest commits tell:
///
/// 1. take the commits behind the last reading; none of them and none before carries a request, and
///    no file is left broken: done, none is read for this
/// 2. oldest first, compare each environment's file that a commit changed with its parents': the
///    services whose lines differ are what its requests changed
/// 3. of each service keep the newest changes, also those without a request: a change to another
///    version overtakes the requests before it
///
/// A file that is no valid one changes nothing by itself: what was asked in it counts for the
/// commit that mends it.
final class Requests {
  private static final int KEPT = 50;

  private final ParsedFiles files;
  private final Map<Key, List<Change>> changes = new HashMap<>();
  private final Map<String, Broken> broken = new HashMap<>();
  private Map<Entry, Services> glanced = new HashMap<>();
  private Map<String, Integer> places = Map.of();

  Requests(ParsedFiles files) {
    this.files = files;
  }

  private record Key(String environment, String service) {}

  private record Change(String commit, Version version, List<String> requests) {}

  /// What a valid file says.
  private record Services(String environment, Map<String, Placement> placements) {}

  /// @param before what the file said when it was valid
  /// @param requests of commits since then
  private record Broken(Services before, List<String> requests) {}

  /// Takes in the commits behind the last reading.
  void read(ObjectReader reader, ObjectId head, Optional<String> last) throws IOException {
    List<NewCommit> commits = NewCommits.find(reader, head, last);
    places = new HashMap<>();
    commits.forEach(commit -> places.put(commit.id(), places.size()));
    if (!matters(reader, commits)) {
      return;
    }
    for (NewCommit commit : commits.reversed()) {
      Map<Entry, Services> seen = new HashMap<>();
      for (ChangedFile file : commit.files()) {
        take(reader, commit, file, seen);
      }
      if (!seen.isEmpty()) {
        glanced = seen;
      }
    }
    glanced = new HashMap<>();
  }

  /// Requests that changed a service up to a commit, newest first.
  ///
  /// @param commit the head, or one that was read between the last reading and the head
  List<Requested> of(String environment, String service, String commit) {
    if (changes.isEmpty()) {
      return List.of();
    }
    List<Change> known = changes.getOrDefault(new Key(environment, service), List.of());
    int from = places.getOrDefault(commit, Integer.MAX_VALUE);
    List<Change> within =
        known.stream()
            .filter(change -> places.getOrDefault(change.commit(), Integer.MAX_VALUE) >= from)
            .toList();
    List<Requested> requested = new ArrayList<>();
    boolean overtaken = false;
    for (Change change : within) {
      overtaken |= !change.version().equals(within.getFirst().version());
      for (String id : change.requests()) {
        requested.add(new Requested(id, change.commit(), change.version(), overtaken));
      }
    }
    return requested.size() > KEPT ? requested.subList(0, KEPT) : requested;
  }

  private boolean matters(ObjectReader reader, List<NewCommit> commits) throws IOException {
    return !changes.isEmpty()
        || !broken.isEmpty()
        || commits.stream().anyMatch(commit -> !commit.requests().isEmpty())
        || endsBroken(reader, commits);
  }

  /// Looks at the newest content of each changed file: the head's, which is parsed already.
  private boolean endsBroken(ObjectReader reader, List<NewCommit> commits) throws IOException {
    Set<String> newest = new HashSet<>();
    for (NewCommit commit : commits) {
      for (ChangedFile file : commit.files()) {
        if (newest.add(file.now().path()) && services(files.glance(reader, file.now())).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  private void take(
      ObjectReader reader, NewCommit commit, ChangedFile file, Map<Entry, Services> seen)
      throws IOException {
    Optional<Services> now = glance(reader, file.now(), seen);
    List<Services> before = new ArrayList<>();
    for (Entry entry : file.before()) {
      glance(reader, entry, seen).ifPresent(before::add);
    }
    Optional<Broken> since = Optional.ofNullable(broken.remove(file.now().path()));
    if (since.isPresent() && before.isEmpty()) {
      before.add(since.get().before());
    }
    List<String> requests = new ArrayList<>(commit.requests());
    since.ifPresent(earlier -> requests.addAll(earlier.requests()));
    if (now.isEmpty()) {
      before.stream()
          .findFirst()
          .ifPresent(valid -> broken.put(file.now().path(), new Broken(valid, requests)));
    } else if (!before.isEmpty() || file.before().isEmpty()) {
      compare(now.get(), before, commit.id(), requests);
    }
  }

  private void compare(Services now, List<Services> before, String commit, List<String> requests) {
    now.placements()
        .forEach((service, placement) -> {
          boolean changed =
              before.stream().noneMatch(other -> placement.equals(other.placements().get(service)));
          if (changed) {
            add(
                new Key(now.environment(), service),
                new Change(commit, placement.version(), List.copyOf(requests)));
          }
        });
  }

  /// A service that no request ever changed is not remembered.
  private void add(Key key, Change change) {
    List<Change> known = changes.getOrDefault(key, List.of());
    boolean again = known.stream().anyMatch(each -> each.commit().equals(change.commit()));
    if (again || (known.isEmpty() && change.requests().isEmpty())) {
      return;
    }
    List<Change> all = new ArrayList<>();
    all.add(change);
    all.addAll(known);
    changes.put(key, List.copyOf(all.subList(0, Math.min(KEPT, all.size()))));
  }

  /// Empty when the file is not valid. What the commit before needed is at hand.
  private Optional<Services> glance(ObjectReader reader, Entry entry, Map<Entry, Services> seen)
      throws IOException {
    Services known = glanced.get(entry);
    Optional<Services> services =
        known == null ? services(files.glance(reader, entry)) : Optional.of(known);
    services.ifPresent(each -> seen.put(entry, each));
    return services;
  }

  private static Optional<Services> services(RepositoryFile file) {
    return file instanceof RepositoryFile.EnvironmentFile(var parsed)
        ? parsed.value().map(WrittenEnvironment::definition).map(Requests::services)
        : Optional.empty();
  }

  private static Services services(EnvironmentDefinition environment) {
    return new Services(environment.name(), environment.services());
  }
}
