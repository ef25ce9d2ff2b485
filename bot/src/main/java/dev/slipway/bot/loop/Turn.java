package dev.slipway.bot.loop;

import dev.slipway.api.event.EventCursor;
import dev.slipway.api.state.BlockStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.journal.Journal.AuditLine;
import dev.slipway.bot.journal.Journal.Entry;
import dev.slipway.bot.journal.Journal.LockSeen;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.request.Refusal;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestMachine;
import dev.slipway.bot.request.RequestSignal;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One pass in the making: what is decided and has to be recorded before anything is done about it.
final class Turn {
  private final Instant now;
  private final Snapshot snapshot;
  private final Memory memory;
  private final Map<RequestId, RequestState> requests = new LinkedHashMap<>();
  private final Map<String, Following> followings = new LinkedHashMap<>();
  private final Map<String, RolloutStatus> statuses = new LinkedHashMap<>();
  private final Map<RequestId, ServiceStatus> services = new LinkedHashMap<>();
  private final Set<Long> done = new LinkedHashSet<>();
  private final List<Outgoing> outgoing = new ArrayList<>();
  private final List<AuditLine> audit = new ArrayList<>();
  private final Map<String, List<Message>> whispers = new HashMap<>();
  private final List<Task> tasks = new ArrayList<>();
  private final List<LockSeen> locks = new ArrayList<>();
  private final Map<IncidentId, IncidentState> incidents = new LinkedHashMap<>();
  private final List<Dispatch> dispatches = new ArrayList<>();
  private Optional<EventCursor> cursor = Optional.empty();
  private Optional<EventCursor> passedOver = Optional.empty();
  private Optional<Instant> again = Optional.empty();
  private Optional<Instant> digest = Optional.empty();
  private Optional<Task> owed = Optional.empty();

  Turn(Instant now, Snapshot snapshot, Memory memory) {
    this.now = now;
    this.snapshot = snapshot;
    this.memory = memory;
  }

  Instant now() {
    return now;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  // --- what is known, this turn's changes included ---------------------------------------------

  Optional<RequestState> request(RequestId id) {
    return Optional.ofNullable(requests.get(id)).or(() -> memory.request(id));
  }

  /// All that have not ended.
  List<RequestState> openRequests() {
    Map<RequestId, RequestState> all = new LinkedHashMap<>();
    memory.openRequests().forEach(state -> all.put(state.ask().id(), state));
    all.putAll(requests);
    return all.values().stream().filter(state -> !(state instanceof RequestState.Ended)).toList();
  }

  Optional<Following> following(String rollout) {
    return Optional.ofNullable(followings.get(rollout)).or(() -> memory.following(rollout));
  }

  /// Those that concern a request, the newest last.
  List<Following> followingsOf(RequestState request) {
    return memory.followingsOf(request, followings);
  }

  /// The rollout that a request's message tells of: the first that carried it out. What is tried
  /// anew after its end is another story.
  Optional<Following> carrier(RequestState request) {
    return memory.carrier(request, followings);
  }

  List<Following> openFollowings() {
    Map<String, Following> all = new LinkedHashMap<>();
    memory.openFollowings().forEach(each -> all.put(each.rollout(), each));
    all.putAll(followings);
    return all.values().stream().filter(each -> !each.phase().isOver()).toList();
  }

  Optional<RolloutStatus> status(String rollout) {
    return Optional.ofNullable(statuses.get(rollout)).or(() -> memory.status(rollout));
  }

  EventCursor knownCursor() {
    return cursor.orElseGet(memory::cursor);
  }

  /// The page was the last one: what happens next comes behind it.
  void readToTheEnd() {
    memory.readToTheEnd();
  }

  /// Whether every event has come that was there when a request's end was first told by the state:
  /// of two pages that end the feed after it, one at least was asked for after it.
  boolean isExplained(RequestId id) {
    return memory.isExplained(id);
  }

  /// Whether somebody else is on call for a request than when this was asked last.
  boolean isAnotherOnCall(RequestId id, Optional<String> person) {
    return memory.isAnotherOnCall(id, person);
  }

  Instant horizon() {
    return memory.horizon();
  }

  /// A lock as it was seen before.
  Optional<LockSeen> lock(String id) {
    return memory.lock(id);
  }

  /// All that are not resolved.
  List<IncidentState> openIncidents() {
    Map<IncidentId, IncidentState> all = new LinkedHashMap<>();
    memory.openIncidents().forEach(state -> all.put(state.id(), state));
    all.putAll(incidents);
    return all.values().stream().filter(state -> !state.isResolved()).toList();
  }

  Optional<IncidentState> incident(IncidentId id) {
    return Optional.ofNullable(incidents.get(id)).or(() -> memory.incident(id));
  }

  /// As it was before this turn.
  Optional<IncidentState> incidentBefore(IncidentId id) {
    return memory.incident(id);
  }

  /// The newest that was opened under a key, resolved or not.
  Optional<IncidentState> newestIncident(String key) {
    return incidents.values().stream()
        .filter(state -> state.incident().opening().key().equals(key))
        .reduce((_, newer) -> newer)
        .or(() -> memory.newestIncident(key));
  }

  /// When the last digest was due that is dealt with.
  Optional<Instant> digest() {
    return digest.or(memory::digest);
  }

  /// What holds a request's change back, as far as it was asked for.
  List<BlockStatus> blocks(RequestState state) {
    ServiceStatus status =
        services.getOrDefault(state.ask().id(), memory.services().get(state.ask().id()));
    return status == null ? List.of() : status.blocks();
  }

  // --- what is decided ---------------------------------------------------------------------------

  void begin(RequestState state) {
    requests.put(state.ask().id(), state);
  }

  /// Tells a request something.
  ///
  /// @return why it had no effect, for the person who did it
  Optional<Refusal> tell(RequestId id, RequestSignal signal) {
    Optional<RequestState> state = request(id);
    if (state.isEmpty()) {
      return Optional.of(Refusal.DECIDED);
    }
    Transition transition = RequestMachine.on(state.get(), signal, now);
    if (!transition.next().equals(state.get())) {
      requests.put(id, transition.next());
    }
    transition.events().stream()
        .flatMap(event -> Chronicle.line(transition.next(), event).stream())
        .forEach(audit::add);
    return transition.refusal();
  }

  void follow(Following following) {
    followings.put(following.rollout(), following);
  }

  void status(RolloutStatus status) {
    statuses.put(status.id(), status);
  }

  /// How the service of a request stands.
  void service(RequestId id, ServiceStatus status) {
    services.put(id, status);
  }

  Map<RequestId, ServiceStatus> services() {
    return services;
  }

  Set<RequestId> touchedServices() {
    return services.keySet();
  }

  void cursor(EventCursor next) {
    cursor = Optional.of(next);
  }

  /// History is read on, and nothing recorded of it: a restart begins anew and still knows it for
  /// history.
  void passOver(EventCursor next) {
    passedOver = Optional.of(next);
  }

  Optional<EventCursor> passedOver() {
    return passedOver;
  }

  /// What was received is dealt with.
  void done(long number) {
    done.add(number);
  }

  /// Something that was received is to be looked at again, once somebody else has got on.
  void lookAgain(Instant at) {
    again = again.filter(earlier -> earlier.isBefore(at)).or(() -> Optional.of(at));
  }

  Optional<Instant> again() {
    return again;
  }

  void say(Outgoing said) {
    outgoing.add(said);
  }

  /// The same to the same person is said once.
  void whisper(Reply reply, Message message) {
    List<Message> said = whispers.computeIfAbsent(reply.id(), _ -> new ArrayList<>());
    if (said.contains(message)) {
      return;
    }
    said.add(message);
    outgoing.add(
        new Outgoing.Whisper(
            reply.id() + "-" + said.size(),
            reply.channel(),
            reply.user(),
            reply.responseUrl(),
            message));
  }

  void audit(String actor, String what, String about, String why) {
    audit.add(new AuditLine(actor, what, about, why));
  }

  /// Its new state.
  void incident(IncidentState state) {
    incidents.put(state.id(), state);
  }

  Map<IncidentId, IncidentState> incidents() {
    return incidents;
  }

  /// Of what happened to an incident in this turn, to one that is told beside Slack.
  void dispatch(Dispatch dispatch) {
    dispatches.add(dispatch);
  }

  void lock(LockSeen seen) {
    locks.add(seen);
  }

  /// The digest that was due then is dealt with: it needs nothing more.
  void digest(Instant due) {
    digest = Optional.of(due);
    owed = Optional.empty();
  }

  /// The digest is due; as long as nobody deals with it this is to be done.
  void owe(Task task) {
    owed = Optional.of(task);
  }

  Optional<Task> owed() {
    return owed;
  }

  void task(Task task) {
    tasks.add(task);
  }

  // --- what came of it ---------------------------------------------------------------------------

  Map<RequestId, RequestState> requests() {
    return requests;
  }

  Map<String, Following> followings() {
    return followings;
  }

  Map<String, RolloutStatus> statuses() {
    return statuses;
  }

  Optional<EventCursor> cursor() {
    return cursor;
  }

  List<LockSeen> locks() {
    return locks;
  }

  Set<Long> dealtWith() {
    return done;
  }

  List<Task> tasks() {
    return tasks;
  }

  /// Whether there is anything to record.
  boolean isEmpty() {
    return requests.isEmpty()
        && followings.isEmpty()
        && cursor.isEmpty()
        && done.isEmpty()
        && outgoing.isEmpty()
        && locks.isEmpty()
        && digest.isEmpty()
        && incidents.isEmpty()
        && audit.isEmpty();
  }

  Entry entry() {
    return new Entry(
        now,
        List.copyOf(requests.values()),
        List.copyOf(followings.values()),
        cursor,
        List.copyOf(done),
        outgoing,
        audit,
        locks,
        digest,
        List.copyOf(incidents.values()),
        dispatches);
  }
}
