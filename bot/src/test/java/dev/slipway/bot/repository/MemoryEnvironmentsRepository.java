package dev.slipway.bot.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.environments.edit.Edit;
import dev.slipway.environments.edit.Edited;
import dev.slipway.environments.edit.FileEditor;
import dev.slipway.environments.edit.OverrideEdits;
import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.language.Schedule;
import dev.slipway.environments.language.Version;
import dev.slipway.environments.parse.Assembly;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// A remote and what is known of it, in maps: people commit to the one, the bot reads and commits
/// as the real one does.
public final class MemoryEnvironmentsRepository implements EnvironmentsRepository {
  private final FilesRead read = new FilesRead();
  private final SortedMap<String, String> remote = new TreeMap<>();
  private final List<Made> commits = new ArrayList<>();
  private final Map<String, String> stops = new ConcurrentHashMap<>();
  private final Map<RequestId, DeployCommit> branches = new ConcurrentHashMap<>();
  private Snapshot known = Snapshot.NONE;
  private boolean away;
  private boolean losesNextAnswer;
  private boolean forgetful;

  /// A commit in the branch.
  ///
  /// @param author as Git prints it
  /// @param order which it carries out, where the bot made it
  public record Made(
      String id,
      String author,
      String subject,
      Optional<DeployCommit> order,
      List<String> approvers) {
    /// Of its trailer.
    public Optional<RequestId> request() {
      return order.map(DeployCommit::request);
    }

    public Made {
      approvers = List.copyOf(approvers);
    }
  }

  // --- what people and tests do ----------------------------------------------------------------

  public MemoryEnvironmentsRepository with(String path, String text) {
    remote.put(path, text);
    return this;
  }

  /// Somebody pushes.
  public void push(String author, String path, String text) {
    remote.put(path, text);
    add(author, "Edit " + path, Optional.empty(), List.of());
  }

  public void replace(String author, String path, String old, String text) {
    push(author, path, text(path).replace(old, text));
  }

  /// Somebody merges what stands in a request's branch.
  ///
  /// @return the commit
  public String merge(RequestId request) {
    var _ = write(order(request));
    return commits.getLast().id();
  }

  /// As a squash whose message somebody wrote anew.
  public void mergeUnnamed(RequestId request) {
    var _ = write(order(request));
    Made last = commits.removeLast();
    commits.add(new Made(last.id(), last.author(), "Ship", Optional.empty(), List.of()));
  }

  private DeployCommit order(RequestId request) {
    return java.util.Objects.requireNonNull(branches.get(request), "no branch of " + request);
  }

  /// Whose branches there are.
  public Set<RequestId> branches() {
    return Set.copyOf(branches.keySet());
  }

  public String text(String path) {
    return remote.getOrDefault(path, "");
  }

  public List<Made> commits() {
    return List.copyOf(commits);
  }

  public void away(boolean now) {
    away = now;
  }

  /// Commits are not looked for by their trailers any more.
  public void forgetTrailers() {
    forgetful = true;
  }

  /// The next commit arrives, and nobody hears of it.
  public void loseNextAnswer() {
    losesNextAnswer = true;
  }

  private String add(
      String author, String subject, Optional<DeployCommit> order, List<String> approvers) {
    String id = "%040x".formatted(commits.size() + 1);
    commits.add(new Made(id, author, subject, order, approvers));
    return id;
  }

  // --- what the bot does -----------------------------------------------------------------------

  @Override
  public Snapshot known() {
    return known;
  }

  @Override
  public Snapshot refresh() throws UnavailableException {
    mustAnswer();
    known = read();
    return known;
  }

  private void mustAnswer() throws UnavailableException {
    if (away) {
      throw new UnavailableException("Git does not answer", new IllegalStateException("away"));
    }
  }

  private Snapshot read() {
    return read.snapshot(
        remote, new Commit(headId(), "Ada Lovelace <ada@example.com>", "Head", Instant.EPOCH));
  }

  private Assembly assembled() {
    return read.assembly(remote);
  }

  public String headId() {
    return commits.isEmpty() ? "%040x".formatted(0) : commits.getLast().id();
  }

  /// What the branch says of an environment.
  public Optional<EnvironmentDefinition> rules(String environment) {
    return Optional.ofNullable(assembled().environments().get(environment));
  }

  /// What the branch says of a place; empty when it does not name it.
  public Optional<Placement> placement(Place place) {
    return assembled()
        .wanted(place.environment(), place.service())
        .filter(Assembly.Wanted.Usable.class::isInstance)
        .map(wanted -> ((Assembly.Wanted.Usable) wanted).placement());
  }

  @Override
  public Optional<String> basis(Place place) throws UnavailableException {
    mustAnswer();
    return basisNow(place);
  }

  private Optional<String> basisNow(Place place) {
    String service = text("services/" + place.service() + ".yaml");
    return placement(place)
        .map(now -> service.hashCode() + " " + now.version() + " " + now.digest());
  }

  @Override
  public CommitResult commit(DeployCommit order) {
    if (away) {
      return new CommitResult.Unavailable("Git does not answer");
    }
    return answer(arrived(order).orElseGet(() -> make(order)));
  }

  private CommitResult answer(CommitResult result) {
    if (losesNextAnswer) {
      losesNextAnswer = false;
      return new CommitResult.Unavailable("the answer was lost");
    }
    known = read();
    return result;
  }

  private Optional<CommitResult> arrived(DeployCommit order) {
    return commits.stream()
        .filter(_ -> !forgetful)
        .filter(each -> each.request().equals(Optional.of(order.request())))
        .findFirst()
        .map(each -> new CommitResult.Pushed(each.id()));
  }

  @Override
  public ProposalResult propose(DeployCommit order) {
    if (away) {
      return new ProposalResult.Otherwise(new CommitResult.Unavailable("Git does not answer"));
    }
    Optional<CommitResult> otherwise = arrived(order);
    if (otherwise.isEmpty() && !branches.containsKey(order.request())) {
      otherwise = obstacle(order);
    }
    if (otherwise.isPresent()) {
      return new ProposalResult.Otherwise(answer(otherwise.get()));
    }
    branches.put(order.request(), order);
    return switch (answer(new CommitResult.Nothing())) {
      case CommitResult.Unavailable lost -> new ProposalResult.Otherwise(lost);
      default -> new ProposalResult.Waits();
    };
  }

  @Override
  public Optional<String> merged(RequestId request) throws UnavailableException {
    mustAnswer();
    return commits.stream()
        .filter(each -> each.request().equals(Optional.of(request)))
        .map(Made::id)
        .findFirst();
  }

  @Override
  public void withdraw(RequestId request) throws UnavailableException {
    mustAnswer();
    branches.remove(request);
  }

  private CommitResult make(DeployCommit order) {
    return obstacle(order).orElseGet(() -> write(order));
  }

  private Optional<CommitResult> obstacle(DeployCommit order) {
    Place place = order.place();
    Optional<Placement> now = placement(place);
    if (now.isEmpty()) {
      return Optional.of(new CommitResult.Stale("there is no valid " + place + " any more"));
    }
    boolean same =
        now.get().version().text().equals(order.version())
            && (now.get().digest().isEmpty()
                || now.get().digest().map(Digest::text).equals(order.digest()));
    if (same) {
      return Optional.of(new CommitResult.Nothing());
    }
    return basisNow(place).equals(Optional.of(order.basis()))
        ? Optional.empty()
        : Optional.of(new CommitResult.Stale("somebody changed what Git says of " + place));
  }

  private CommitResult write(DeployCommit order) {
    Place place = order.place();
    String path = "environments/" + place.environment() + ".yaml";
    return switch (FileEditor.apply(path, text(path).getBytes(UTF_8), edits(order))) {
      case Edited.Content(String text) -> {
        remote.put(path, text);
        yield new CommitResult.Pushed(
            add(
                order.author().gitIdentity(),
                order.subject(),
                Optional.of(order),
                order.approvers().stream().map(each -> each.gitIdentity()).toList()));
      }
      case Edited.Refused(var problem) -> new CommitResult.Refused(problem.toString());
    };
  }

  @Override
  public CommitResult stop(StopCommit order) {
    if (away) {
      return new CommitResult.Unavailable("Git does not answer");
    }
    String before = stops.get(order.id());
    return answer(before == null ? make(order) : new CommitResult.Pushed(before));
  }

  private CommitResult make(StopCommit order) {
    Optional<EnvironmentDefinition> rules = rules(order.environment());
    if (rules.isEmpty()) {
      return new CommitResult.Refused("there is no valid " + order.environment());
    }
    Optional<List<Edit>> edits = StopRecipe.edits(order, rules.get());
    if (edits.isEmpty()) {
      return new CommitResult.Stale("somebody changed it");
    }
    return write(
        "environments/" + order.environment() + ".yaml",
        edits.get(),
        order.author().gitIdentity(),
        order.id());
  }

  @Override
  public CommitResult override(OverrideCommit order) {
    if (away) {
      return new CommitResult.Unavailable("Git does not answer");
    }
    String before = stops.get(order.id());
    return answer(before == null ? make(order) : new CommitResult.Pushed(before));
  }

  private CommitResult make(OverrideCommit order) {
    Optional<Schedule> schedule =
        assembled().onCall().map(onCall -> onCall.schedules().get(order.schedule()));
    if (schedule.isEmpty()) {
      return new CommitResult.Refused("there is no schedule " + order.schedule());
    }
    OverrideEdits edits = new OverrideEdits(schedule.get(), order.at());
    if (edits.says(order.standIn())) {
      return new CommitResult.Nothing();
    }
    return write(
        "oncall.yaml", edits.put(order.standIn()), order.author().gitIdentity(), order.id());
  }

  private CommitResult write(String path, List<Edit> edits, String author, String id) {
    return switch (FileEditor.apply(path, text(path).getBytes(UTF_8), edits)) {
      case Edited.Content(String text) when text.equals(text(path)) -> new CommitResult.Nothing();
      case Edited.Content(String text) -> {
        remote.put(path, text);
        String commit = add(author, id, Optional.empty(), List.of());
        stops.put(id, commit);
        yield new CommitResult.Pushed(commit);
      }
      case Edited.Refused(var problem) -> new CommitResult.Refused(problem.toString());
    };
  }

  private static List<Edit> edits(DeployCommit order) {
    String service = order.place().service();
    return List.of(
        Edit.version(service, new Version(order.version())),
        order
            .digest()
            .map(digest -> Edit.digest(service, new Digest(digest)))
            .orElseGet(() -> Edit.withoutDigest(service)));
  }
}
