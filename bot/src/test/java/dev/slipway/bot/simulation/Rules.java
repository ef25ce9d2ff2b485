package dev.slipway.bot.simulation;

import dev.slipway.api.operation.Operation;
import dev.slipway.bot.journal.Journal.Entry;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.reconciler.MemoryReconciler.Given;
import dev.slipway.bot.repository.DeployCommit;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What must always hold, looked at wherever something happens:
///
/// - an entry is durable, a commit is in the branch, a rollout begins, an order was given: here
/// - faults have stopped: [EndRules]
final class Rules {
  static final String ENDS_ONCE = "a request ends exactly once";
  static final String ONE_REQUEST = "one command is one request";
  static final String ONE_COMMIT = "one request makes one commit";
  static final String ONE_ROLLOUT = "one request has one rollout";
  static final String AGREED =
      "never a commit without those who must agree, to what it means when it is made";
  static final String RECORDED = "what is done was recorded before";
  static final String PASSED_ON = "an approval is passed on for what the person saw";
  static final String GATES =
      "gates are passed only on the word of whom may, for what they asked for";
  static final String IN_TIME = "nothing is committed before its time";
  static final String SAID_ALOUD = "an emergency is said aloud";
  static final String ORDERED_ONCE = "an order is given once";
  static final String ANSWERED_ONCE = "a private answer is given once";
  static final String END_SAID = "the end of a request is said in its message";
  static final String TRUE_END = "a request's end is what became of it";
  static final String POSTED_ONCE = "nothing is posted twice";
  static final String ALERTED = "one alert for each rollout that was taken back, and no other";
  static final String AUDITED = "every decision is audited once";
  static final String SETTLES = "everything settles once faults stop";

  final StopRules stops;
  private final Scenery scenery;
  private final Map<RequestId, RequestState> ended = new HashMap<>();
  private final Map<RequestId, String> rollouts = new HashMap<>();
  private final Map<List<Object>, RequestId> commands = new HashMap<>();
  private final Set<List<String>> agreements = new HashSet<>();
  private final Map<List<Object>, String> answers = new HashMap<>();
  private final Set<RequestId> committed = new HashSet<>();
  private int ordersSeen;

  Rules(Scenery scenery) {
    this.scenery = scenery;
    this.stops = new StopRules(scenery);
  }

  static void require(boolean holds, String rule, String what, Object... details) {
    if (!holds) {
      throw new BrokenRule(rule, what.formatted(details));
    }
  }

  /// What a version means there now.
  String truth(Place place, String version) {
    return scenery.reconciler.hash(place, version);
  }

  /// Somebody agrees to what they see.
  void agreed(RequestId request, String person, String hash) {
    agreements.add(List.of(request.text(), person, hash));
  }

  void recorded(Entry entry) {
    for (RequestState state : entry.requests()) {
      scenery.say("%s is %s", state.ask().id(), brief(state));
      recorded(state);
    }
    for (Outgoing outgoing : entry.outgoing()) {
      if (outgoing instanceof Outgoing.Whisper whisper) {
        answered(whisper);
      }
    }
  }

  private static String brief(RequestState state) {
    return state instanceof RequestState.Ended end
        ? "ended: " + end.ending()
        : state.getClass().getSimpleName() + state.given().stream().map(Approval::by).toList();
  }

  private void recorded(RequestState state) {
    RequestId id = state.ask().id();
    RequestState before = ended.get(id);
    require(before == null || before.equals(state), ENDS_ONCE, "%s was over", id);
    if (state instanceof RequestState.Ended) {
      ended.put(id, state);
    }
    scenery.journal.request(id).ifPresent(known -> stops.recorded(known, state));
    state
        .ask()
        .origin()
        .responseUrl()
        .ifPresent(url -> {
          RequestId other = commands.putIfAbsent(List.of(url, state.ask().place()), id);
          require(
              other == null || other.equals(id), ONE_REQUEST, "%s and %s of %s", other, id, url);
        });
    state
        .given()
        .forEach(approval ->
            require(mayApprove(approval), AGREED, "%s does not count for %s", approval, id));
    if (state instanceof RequestState.RollingOut rolling) {
      String other = rollouts.putIfAbsent(id, rolling.rollout());
      require(
          other == null || other.equals(rolling.rollout()),
          ONE_ROLLOUT,
          "%s is carried out by %s and %s",
          id,
          other,
          rolling.rollout());
    }
  }

  private void answered(Outgoing.Whisper whisper) {
    whisper
        .responseUrl()
        .ifPresent(url -> {
          String other = answers.putIfAbsent(List.of(url, whisper.message()), whisper.id());
          require(
              other == null || other.equals(whisper.id()),
              ANSWERED_ONCE,
              "%s and %s say the same",
              other,
              whisper.id());
        });
  }

  /// A commit of the bot's is in the branch.
  void committed(DeployCommit order) {
    scenery.say("%s is committed", order.request());
    require(committed.add(order.request()), ONE_COMMIT, "%s is committed twice", order.request());
    Optional<RequestState> state = scenery.journal.request(order.request());
    require(
        state.filter(RequestState.Committing.class::isInstance).isPresent(),
        RECORDED,
        "%s is %s",
        order.request(),
        state.map(Rules::brief));
    agreed((RequestState.Committing) state.orElseThrow(), order);
  }

  private void agreed(RequestState.Committing state, DeployCommit order) {
    String hash = state.plan().hash();
    require(
        state.ask().due().filter(scenery.now()::isBefore).isEmpty(),
        IN_TIME,
        "%s is committed too early",
        order.request());
    if (state.ask().emergency().isPresent()) {
      mayPassGates(state);
    } else {
      agreed(state, order, hash);
    }
    require(
        truth(order.place(), order.version()).equals(hash),
        AGREED,
        "%s means something else now",
        order.request());
  }

  private static void mayPassGates(RequestState request) {
    require(
        Town.DECIDING.contains(request.ask().requester().person()),
        GATES,
        "%s may not call %s an emergency",
        request.ask().requester().person(),
        request.ask().id());
  }

  private void agreed(RequestState.Committing state, DeployCommit order, String hash) {
    List<String> people = state.approvals().stream().map(each -> each.by().person()).toList();
    require(
        Set.copyOf(people).size() >= Town.required(order.place()),
        AGREED,
        "only %s agreed to %s",
        people,
        order.request());
    for (String person : people) {
      boolean counts =
          !person.equals(state.ask().requester().person())
              && agreements.contains(List.of(order.request().text(), person, hash));
      require(counts, AGREED, "%s does not count for %s", person, order.request());
    }
  }

  /// As a member of the team, or on call when it was given.
  private static boolean mayApprove(Approval approval) {
    String person = approval.by().person();
    return approval.onCall().isPresent()
        ? Town.onCall(approval.at()).equals(person)
        : Town.DECIDING.contains(person);
  }

  /// Of what the reconciler was told since the last look.
  void look() {
    List<Given> given = scenery.reconciler.given();
    for (Given order : given.subList(ordersSeen, given.size())) {
      if (order.operation() == Operation.APPROVE) {
        String request = order.request().idempotencyKey().split("-approve-", 2)[0];
        require(
            agreements.contains(
                List.of(request, order.request().actor(), order.request().hash().orElse(""))),
            PASSED_ON,
            "%s never saw that hash of %s",
            order.request().actor(),
            request);
      } else if (order.operation() == Operation.OVERRIDE) {
        passedGates(order);
      } else if (!order.request().reason().isEmpty()) {
        long same =
            given.stream()
                .filter(each -> each.request().reason().equals(order.request().reason()))
                .count();
        require(same == 1, ORDERED_ONCE, "%s was given %d times", order, same);
      }
    }
    ordersSeen = given.size();
  }

  private void passedGates(Given order) {
    RequestId id = new RequestId(order.request().idempotencyKey().replace("-override", ""));
    RequestState request = scenery.journal.request(id).orElseThrow();
    mayPassGates(request);
    boolean same =
        request.ask().requester().person().equals(order.request().actor())
            && request.ask().emergency().equals(Optional.of(order.request().reason()))
            && request.planned().map(Plan::hash).equals(order.request().hash());
    require(same, GATES, "%s is not what %s asked for", order, id);
  }

  /// A rollout carries out these requests.
  void began(List<String> requests) {
    for (String request : requests) {
      require(
          committed.contains(new RequestId(request)), RECORDED, "%s was not committed", request);
    }
  }
}
