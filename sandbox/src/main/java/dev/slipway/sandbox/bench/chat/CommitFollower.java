package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.bench.Waiting;
import dev.slipway.sandbox.processes.EnvironmentsRemote.Commit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Does a reconciler's part: for each commit that carries out a wish there is a rollout in the feed
/// soon, which ends as the wish is to end.
final class CommitFollower implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Pattern REQUEST = Pattern.compile("(?m)^Slipway-Request: (\\S+)$");

  private final ChatBed bed;
  private final Wishes wishes;
  private final AtomicReference<Optional<IOException>> failure =
      new AtomicReference<>(Optional.empty());
  private final Thread thread = Thread.ofVirtual().name("commits").unstarted(this::follow);
  private volatile boolean closed;
  private String head;

  CommitFollower(ChatBed bed, Wishes wishes) throws IOException {
    this.bed = bed;
    this.wishes = wishes;
    this.head = bed.remote().head();
  }

  void start() {
    thread.start();
  }

  private void follow() {
    try {
      while (!closed) {
        for (Commit commit : bed.remote().since(head)) {
          rollOut(commit);
          head = commit.id();
        }
        Waiting.during(BETWEEN_LOOKS);
      }
    } catch (IOException e) {
      failure.set(Optional.of(e));
    }
  }

  private void rollOut(Commit commit) {
    Matcher request = REQUEST.matcher(commit.message());
    Optional<Wish> wish = wishes.all().stream().filter(each -> isOf(commit, each)).findFirst();
    if (request.find() && wish.isPresent()) {
      Wish it = wish.get();
      RecordedRollout rollout =
          new RecordedRollout(
              "of-" + request.group(1),
              it.environment(),
              it.service(),
              it.version(),
              Optional.of(request.group(1)));
      boolean bad = it.fate() == Wish.Fate.ROLLED_BACK;
      Instant now = Instant.now();
      bed.reconciler().publish(bad ? rollout.rolledBack(now) : rollout.proven(now));
    }
  }

  static boolean isOf(Commit commit, Wish wish) {
    return commit.message().contains(wish.version());
  }

  /// Commits that carry out a wish.
  static long count(List<Commit> commits, Wish wish) {
    return commits.stream().filter(commit -> isOf(commit, wish)).count();
  }

  /// @throws IOException what kept it from following
  void check() throws IOException {
    Optional<IOException> failed = failure.get();
    if (failed.isPresent()) {
      throw new IOException("the commits cannot be followed", failed.get());
    }
  }

  @Override
  public void close() {
    closed = true;
    Waiting.endOf(thread);
  }
}
