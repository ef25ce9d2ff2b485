package dev.slipway.bot.reconciler;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.BackupStatus;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.DriftStatus;
import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.GitStatus;
import dev.slipway.api.state.OriginStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.RequestPhase;
import dev.slipway.api.state.RequestStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.api.state.VersionsStatus;
import dev.slipway.bot.request.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// A reconciler that does what it is told to and keeps the contract: a feed with positions, plans
/// with hashes, operations that have one effect for each idempotency key.
public final class MemoryReconciler implements Reconciler {
  private final InstantSource clock;
  private final Map<String, List<String>> versions = new HashMap<>();
  private final Map<Place, MemorySite> sites = new TreeMap<>(MemoryReconciler::compare);
  private final Map<String, RolloutStatus> rollouts = new LinkedHashMap<>();
  private final Map<String, Asked<OperationResult>> answers = new HashMap<>();
  private final List<Given> given = new ArrayList<>();
  private final List<BlockStatus> blocks = new ArrayList<>();
  private final MemoryFeed feed = new MemoryFeed();
  private int newest;
  private int hints;
  private Optional<GitStatus> stale = Optional.empty();
  private Function<Instant, Optional<BackupStatus>> backup = _ -> Optional.empty();
  private boolean away;
  private Optional<Asked<OperationResult>> nextAnswer = Optional.empty();

  public MemoryReconciler(InstantSource clock) {
    this.clock = clock;
  }

  /// An order that had its effect.
  ///
  /// @param about the rollout's id or the place
  public record Given(String about, Operation operation, OperationRequest request) {}

  private static int compare(Place one, Place other) {
    return one.toString().compareTo(other.toString());
  }

  private MemorySite site(Place place) {
    return sites.computeIfAbsent(place, _ -> new MemorySite());
  }

  // --- what a test says ------------------------------------------------------------------------

  /// Newest first.
  public void offers(String service, String... newestFirst) {
    versions.put(service, List.of(newestFirst));
  }

  public void away(boolean now) {
    away = now;
  }

  /// Holds back every plan made from now on.
  public void block(String kind, String reason) {
    blocks.add(new BlockStatus(kind, reason, clock.instant(), "in time", Optional.empty()));
  }

  public void unblock() {
    blocks.clear();
  }

  /// Git cannot be read; empty: it can again.
  public void gitIsStale(Optional<String> reason) {
    Optional<Instant> last = Optional.of(clock.instant());
    stale = reason.map(why -> git(last, Optional.of(why)));
  }

  /// How backups of its journal stand, at each time.
  public void backedUp(Function<Instant, BackupStatus> now) {
    backup = now.andThen(Optional::of);
  }

  private static GitStatus git(Optional<Instant> fetched, Optional<String> why) {
    return new GitStatus("main", Optional.empty(), fetched, Optional.empty(), why);
  }

  /// The next order is answered so, and has no effect.
  public void answerNext(Asked<OperationResult> answer) {
    nextAnswer = Optional.of(answer);
  }

  public void serves(Place place, String version, boolean proven) {
    site(place).serving = version;
    site(place).since = Optional.of(clock.instant());
    site(place).wanted = version;
    site(place).proven = proven;
  }

  /// Something runs there otherwise than it was rolled out.
  public void drifts(Place place, String what) {
    site(place).drift.add(new DriftStatus(what, clock.instant(), Optional.empty()));
  }

  /// It served there once, and its watch passed.
  public void proved(Place place, String version) {
    site(place).proofs.put(version, clock.instant());
  }

  /// A service file says something else: hashes change.
  public void configure(Place place, String text) {
    site(place).configuration = text;
  }

  /// The commit was read.
  public void sees(Place place, String version) {
    site(place).wanted = version;
  }

  public void request(Place place, String id, String commit, String version, RequestPhase phase) {
    site(place).requests.put(id, new RequestStatus(id, commit, version, phase));
  }

  public String hash(Place place, String version) {
    return site(place).hash(place, version);
  }

  /// A rollout begins.
  ///
  /// @param requests ids with spaces between, as `skipped`
  /// @return its id
  public String begin(Place place, String version, String requests, String skipped) {
    newest++;
    String id = "ro-" + newest;
    MemorySite site = site(place);
    Optional<String> baseline = Optional.of(site.serving);
    site.wanted = version;
    site.active = Optional.of(id);
    String hash = hash(place, version);
    rollouts.put(
        id,
        new RolloutStatus(
            id,
            place.environment(),
            place.service(),
            1,
            "canary",
            baseline.map(text -> site(place).release(place, text)),
            site(place).release(place, version),
            new OriginStatus("c0ffee", "Ada Lovelace <ada@example.com>", "Deploy", List.of()),
            RolloutPhase.HOLDING,
            1,
            3,
            5,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            clock.instant(),
            Optional.empty()));
    tell(
        id,
        new EventContent.RolloutStarted(
            "canary",
            baseline,
            version,
            "sha256:" + "d".repeat(64),
            hash,
            "c0ffee",
            "Ada Lovelace <ada@example.com>",
            "Deploy " + place.service() + " " + version,
            requests,
            skipped));
    return id;
  }

  /// Something happens to a rollout.
  public void tell(String rollout, EventContent content) {
    RolloutStatus status = Objects.requireNonNull(rollouts.get(rollout), rollout);
    Place place = new Place(status.environment(), status.service());
    settle(place, status, content);
    feed.add(clock.instant(), place, Optional.of(rollout), content);
  }

  /// It is on its way back, and that share was read back.
  public void readsBack(String rollout, int weight) {
    rollouts.computeIfPresent(rollout, (_, known) -> MemorySite.returning(known, weight));
  }

  /// Something happens to a service.
  public void tell(Place place, EventContent content) {
    feed.add(clock.instant(), place, Optional.empty(), content);
  }

  private void settle(Place place, RolloutStatus status, EventContent content) {
    MemorySite site = site(place);
    switch (content) {
      case EventContent.RolloutCompleted _ -> site.serving = status.candidate().version();
      case EventContent.WatchEnded _ -> {
        site.proven = true;
        site.active = Optional.empty();
      }
      case EventContent.RolloutRolledBack _,
          EventContent.RolloutAborted _,
          EventContent.RolloutFailed _,
          EventContent.RolloutSuperseded _ -> {
        status.baseline().map(ReleaseStatus::version).ifPresent(text -> site.serving = text);
        site.active = Optional.empty();
      }
      default -> {}
    }
  }

  /// The journal is lost: another feed, and no rollout is known any more.
  public void forget() {
    feed.forget();
    rollouts.clear();
    sites.values().forEach(site -> site.active = Optional.empty());
  }

  public List<Given> given() {
    return List.copyOf(given);
  }

  public int hints() {
    return hints;
  }

  public Optional<String> active(Place place) {
    return site(place).active;
  }

  public String serving(Place place) {
    return site(place).serving;
  }

  // --- what the bot asks -----------------------------------------------------------------------

  private static <T> Asked<T> unavailable() {
    return new Asked.Unavailable<>("the reconciler does not answer");
  }

  @Override
  public Asked<PlanResponse> plan(Place place, Optional<String> version) {
    if (away) {
      return unavailable();
    }
    MemorySite site = site(place);
    String wanted = version.orElse(site.wanted);
    List<String> offered = versions.get(place.service());
    if (offered != null && !offered.contains(wanted)) {
      return new Asked.NotFound<>("no-version", "there is no version " + wanted);
    }
    boolean same = wanted.equals(site.serving) && site.active.isEmpty();
    PlanResponse.Change change =
        same
            ? PlanResponse.Change.NONE
            : site.active.isPresent() ? PlanResponse.Change.SUPERSEDE : PlanResponse.Change.ROLLOUT;
    return new Asked.Known<>(
        new PlanResponse(
            place.environment(),
            place.service(),
            1,
            change,
            Optional.of(site(place).release(place, site.serving)),
            site(place).release(place, wanted),
            Optional.of("canary"),
            List.of("5 % for 5m"),
            same ? "it runs already" : "a rollout",
            blocks));
  }

  @Override
  public Asked<OperationResult> onRollout(
      String rollout, Operation operation, OperationRequest request) {
    return rollouts.containsKey(rollout) || away
        ? once(rollout, operation, request)
        : new Asked.NotFound<>("no-rollout", "there is no rollout " + rollout);
  }

  @Override
  public Asked<OperationResult> onService(
      Place place, Operation operation, OperationRequest request) {
    boolean other =
        operation.needsHash()
            && !request.hash().equals(Optional.of(hash(place, site(place).wanted)));
    return other && !away
        ? new Asked.Moved<>("Git wants something else")
        : once(place.toString(), operation, request);
  }

  private Asked<OperationResult> once(String about, Operation operation, OperationRequest request) {
    if (away) {
      return unavailable();
    }
    if (nextAnswer.isPresent()) {
      Asked<OperationResult> answer = nextAnswer.get();
      nextAnswer = Optional.empty();
      return answer;
    }
    return answers.computeIfAbsent(
        request.idempotencyKey(),
        _ -> {
          given.add(new Given(about, operation, request));
          return new Asked.Known<>(new OperationResult(true, operation.word() + " accepted", 2));
        });
  }

  @Override
  public Asked<EnvironmentsStatus> environments() {
    if (away) {
      return unavailable();
    }
    Map<String, List<ServiceStatus>> services = new TreeMap<>();
    sites
        .keySet()
        .forEach(place ->
            services
                .computeIfAbsent(place.environment(), _ -> new ArrayList<>())
                .add(status(place)));
    GitStatus git = git(Optional.empty(), Optional.empty());
    return new Asked.Known<>(
        new EnvironmentsStatus(
            services.entrySet().stream()
                .map(each ->
                    new EnvironmentStatus(
                        each.getKey(), git, each.getValue(), List.of(), List.of()))
                .toList(),
            stale,
            backup.apply(clock.instant())));
  }

  @Override
  public Asked<ServiceStatus> service(Place place) {
    return away ? unavailable() : new Asked.Known<>(status(place));
  }

  private ServiceStatus status(Place place) {
    MemorySite site = site(place);
    return site.status(place, site.active.map(rollouts::get), blocks);
  }

  @Override
  public Asked<RolloutStatus> rollout(String id) {
    if (away) {
      return unavailable();
    }
    return rollouts.containsKey(id)
        ? new Asked.Known<>(rollouts.get(id))
        : new Asked.NotFound<>("no-rollout", "there is no rollout " + id);
  }

  @Override
  public Asked<VersionsStatus> versions(String service) {
    return away
        ? unavailable()
        : new Asked.Known<>(
            new VersionsStatus(
                service,
                versions.getOrDefault(service, List.of()).stream()
                    .map(each -> MemorySite.version(service, each, sites))
                    .toList()));
  }

  @Override
  public void hint() {
    hints++;
  }

  /// Never waits.
  @Override
  public Asked<EventPage> events(EventCursor cursor, int limit, Duration wait) {
    if (away) {
      return unavailable();
    }
    return feed.page(cursor, limit);
  }
}
