package dev.slipway.environments.git;

import dev.slipway.environments.git.GitException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;

/// Where a service is developed. Kept of it are the tags that were asked about and the commits
/// under them; without their files, where the server can leave those out. A tag that is known is
/// not asked for again. Blocking, with a deadline; may be called from several threads, which wait
/// for one another.
public final class SourceRepository implements AutoCloseable {
  /// How a version's tag may be called.
  private static final List<String> TAGS = List.of("", "v");

  private final ReentrantLock turn = new ReentrantLock();
  private final Connection connection;
  private final RemoteCalls calls;
  private final String shown;
  private final MirrorFolder folder;
  private Repository repository;

  private SourceRepository(GitSettings settings, Address address, Connection connection)
      throws GitException {
    this.connection = connection;
    this.calls = new RemoteCalls(connection, settings.limits());
    this.shown = address.shown();
    this.folder = new MirrorFolder(settings.folder());
    this.repository = folder.open();
  }

  /// Does not talk to the remote.
  ///
  /// @param settings whose branch does not matter
  public static SourceRepository open(GitSettings settings) throws GitException {
    IsolatedSystemReader.install();
    Address address = Address.of(settings.url(), settings.access());
    return new SourceRepository(settings, address, new Connection(address, settings));
  }

  /// The commits of `to` that `from` has not.
  ///
  /// @param most how many subjects are wanted
  /// @return empty where one of the versions has no tag
  public Optional<CommitsBetween> between(String from, String to, int most) throws GitException {
    turn.lock();
    try {
      return calls.run(
          "reading the commits between " + from + " and " + to + " of " + shown,
          "source",
          () -> read(from, to, most));
    } catch (GitException e) {
      if (e.kind() == Kind.CORRUPT) {
        repository.close();
        repository = folder.renew();
      }
      throw e;
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      repository.close();
      connection.close();
    } finally {
      turn.unlock();
    }
  }

  private Optional<CommitsBetween> read(String from, String to, int most) throws Exception {
    if (known(from).isEmpty() || known(to).isEmpty()) {
      fetch(from, to);
    }
    Optional<ObjectId> one = known(from);
    Optional<ObjectId> other = known(to);
    return one.isEmpty() || other.isEmpty()
        ? Optional.empty()
        : Optional.of(walk(one.get(), other.get(), most));
  }

  private Optional<ObjectId> known(String version) throws IOException {
    for (String name : names(version)) {
      Ref tag = repository.exactRef(name);
      ObjectId id = tag == null ? null : tag.getObjectId();
      if (id != null) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  private void fetch(String from, String to) throws Exception {
    List<RefSpec> wanted = wanted(from, to);
    if (wanted.isEmpty()) {
      return;
    }
    try {
      fetch(wanted, FilterSpec.fromFilterLine("tree:0"));
    } catch (TransportException e) {
      if (!(e.getCause() instanceof PackProtocolException)) {
        throw e;
      }
      // The server cannot leave files out.
      fetch(wanted, FilterSpec.NO_FILTER);
    }
  }

  private void fetch(List<RefSpec> wanted, FilterSpec filter) throws Exception {
    try (Transport transport = connection.open(repository)) {
      transport.setFilterSpec(filter);
      var _ = transport.fetch(NullProgressMonitor.INSTANCE, wanted);
    }
  }

  /// A tag that is not there must not be asked for: the whole fetch would fail.
  private List<RefSpec> wanted(String from, String to) throws Exception {
    List<String> possible =
        Stream.of(from, to).flatMap(version -> names(version).stream()).distinct().toList();
    try (Transport transport = connection.open(repository);
        FetchConnection asked = transport.openFetch(specs(possible))) {
      Map<String, Ref> there = asked.getRefsMap();
      return specs(possible.stream().filter(there::containsKey).toList());
    }
  }

  private static List<RefSpec> specs(List<String> names) {
    return names.stream().map(name -> new RefSpec("+" + name + ":" + name)).toList();
  }

  private static List<String> names(String version) {
    return TAGS.stream()
        .map(before -> Constants.R_TAGS + before + version)
        .filter(Repository::isValidRefName)
        .toList();
  }

  private CommitsBetween walk(ObjectId from, ObjectId to, int most) throws IOException {
    List<String> subjects = new ArrayList<>();
    int more = 0;
    try (RevWalk walk = new RevWalk(repository)) {
      walk.sort(RevSort.TOPO);
      walk.sort(RevSort.COMMIT_TIME_DESC, true);
      walk.setRevFilter(RevFilter.NO_MERGES);
      walk.markStart(walk.parseCommit(to));
      walk.markUninteresting(walk.parseCommit(from));
      for (RevCommit commit : walk) {
        if (subjects.size() < most) {
          subjects.add(commit.getShortMessage());
        } else {
          more++;
        }
      }
    }
    return new CommitsBetween(subjects, more);
  }
}
