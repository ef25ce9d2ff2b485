package dev.slipway.bot.loop;

import dev.slipway.api.event.EventPage;
import dev.slipway.api.state.BackupStatus;
import dev.slipway.bot.digest.DigestTime;
import dev.slipway.bot.forge.MemoryForge;
import dev.slipway.bot.incident.Heartbeat;
import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.journal.TroubledJournal;
import dev.slipway.bot.journal.memory.MemoryJournal;
import dev.slipway.bot.notify.Subscription;
import dev.slipway.bot.outbox.Postman;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.MemoryReconciler;
import dev.slipway.bot.repository.MemoryEnvironmentsRepository;
import dev.slipway.bot.repository.UnavailableException;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.bot.slack.Slack.Posted;
import dev.slipway.bot.slack.memory.MemorySlack;
import dev.slipway.bot.source.MemorySources;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A desk at work: the real loop between fakes, on the test's own thread, in a time that passes
/// when it is told to.
final class Office {
  static final Instant START = Instant.parse("2026-11-25T09:00:00Z");
  static final String TEAM = "T1";

  /// Where people type, and messages stand.
  static final String CHANNEL = "CDEPLOYS";

  private static final int PASSES = 60;

  final MemoryJournal journal = new MemoryJournal();
  final MemoryEnvironmentsRepository repository = Environments.usual();
  final MemoryForge forge = new MemoryForge();
  final MemoryReconciler reconciler = new MemoryReconciler(this::now);
  final MemorySlack slack = new MemorySlack(this::now);
  final MemorySources sources = new MemorySources();
  private final RepositoryWithGroups environments =
      new RepositoryWithGroups(repository, slack, this::now);
  final Postman postman = new Postman(journal, slack, this::now);
  private final List<Journal.Entry> recorded = new ArrayList<>();
  private final TroubledJournal troubled = new TroubledJournal(journal, recorded::add);
  private Function<Instant, BackupStatus> ownBackup = Backed::fresh;
  private final Worker worker =
      new Worker(
          new Worker.Parts(
              reconciler, environments, forge, sources, slack, () -> ownBackup.apply(now())));
  private final List<Outcome> outcomes = new ArrayList<>();
  private final DeskSettings settings;
  private Instant now = START;
  private Desk desk;
  private int deliveries;
  private boolean feedAway;

  Office() {
    this(true, DeskSettings.of(TEAM));
  }

  private Office(boolean read, DeskSettings settings) {
    if (read) {
      fetch();
    }
    this.settings = settings;
    desk = new Desk(troubled, settings, now);
  }

  static Office beforeGitIsRead() {
    return new Office(false, DeskSettings.of(TEAM));
  }

  static Office withDigest(DigestTime time) {
    return new Office(true, DeskSettings.of(TEAM).with(time));
  }

  static Office withHeartbeat(Heartbeat heartbeat) {
    return new Office(true, DeskSettings.of(TEAM).with(heartbeat));
  }

  static Office telling(Subscription... subscriptions) {
    return new Office(true, DeskSettings.of(TEAM).with(List.of(subscriptions)));
  }

  TroubledJournal journal() {
    return troubled;
  }

  Instant now() {
    return now;
  }

  Desk desk() {
    return desk;
  }

  void fetch() {
    try {
      environments.refresh();
    } catch (UnavailableException e) {
      throw new AssertionError(e);
    }
  }

  // --- what happens ----------------------------------------------------------------------------

  /// One pass over everything that has come; what it orders is not carried out.
  Desk.Pass look() {
    Asked<EventPage> page = reconciler.events(desk.cursor(), EventRelay.PAGE, Duration.ZERO);
    Desk.Pass pass =
        desk.pass(
            new Desk.Input(
                now,
                environments.known(),
                journal.received(200),
                outcomes,
                feedAway || page instanceof Asked.Unavailable
                    ? Optional.empty()
                    : Optional.of(page)));
    outcomes.clear();
    return pass;
  }

  /// One pass; what it orders is carried out, and waits to be heard of.
  Desk.Pass pass() {
    Desk.Pass pass = look();
    carryOut(pass.tasks());
    return pass;
  }

  /// What came of it waits to be heard of.
  Office carryOut(List<Task> tasks) {
    tasks.forEach(task -> outcomes.add(worker.carryOut(task)));
    return this;
  }

  /// Passes until nothing more happens at this moment; then everything is said.
  Office settle() {
    for (int i = 0; i < PASSES; i++) {
      Desk.Pass pass = pass();
      boolean waits = pass.next().filter(next -> !next.isAfter(now)).isPresent();
      boolean read = feedAway || !reads();
      if (pass.tasks().isEmpty() && outcomes.isEmpty() && !waits && read) {
        postman.carryAll();
        return this;
      }
    }
    throw new AssertionError("it does not come to rest");
  }

  /// Whether there is more of the feed.
  private boolean reads() {
    return switch (reconciler.events(desk.cursor(), 1, Duration.ZERO)) {
      case Asked.Known<EventPage>(EventPage page) -> !page.events().isEmpty();
      case Asked.Gone<EventPage> _ -> true;
      default -> false;
    };
  }

  /// Time passes in seconds, and what becomes due meanwhile is done.
  Office wait(Duration time) {
    Instant until = now.plus(time);
    while (now.isBefore(until)) {
      now = now.plusSeconds(1);
      settle();
    }
    return this;
  }

  /// Time passes, and the bot is not there.
  Office absent(Duration time) {
    now = now.plus(time);
    return this;
  }

  /// How backups of the bot's journal stand from now on, at each time.
  Office backedUp(Function<Instant, BackupStatus> own) {
    ownBackup = own;
    return this;
  }

  /// No event comes through, while everything else does.
  Office feedAway(boolean away) {
    feedAway = away;
    return this;
  }

  /// As after a kill: what was recorded is left.
  Office restart() {
    outcomes.clear();
    desk = new Desk(troubled, settings, now);
    return this;
  }

  // --- what people do --------------------------------------------------------------------------

  Office receive(Inbound inbound) {
    journal.receive(inbound, now);
    return this;
  }

  String nextId() {
    deliveries++;
    return "Ev" + deliveries;
  }

  Inbound.Typed typing(String user, String text) {
    return typing(user, CHANNEL, text);
  }

  Inbound.Typed typing(String user, String channel, String text) {
    String id = nextId();
    return new Inbound.Typed(
        id, user, TEAM, channel, "/deploy", text, response(id), "trigger-" + id);
  }

  private static URI response(String id) {
    return URI.create("https://hooks.slack.com/commands/" + id);
  }

  Office types(String user, String text) {
    return receive(typing(user, text)).settle();
  }

  Office presses(String user, String action, String value) {
    String id = nextId();
    return receive(
            new Inbound.Pressed(
                id,
                user,
                TEAM,
                CHANNEL,
                Optional.empty(),
                action,
                value,
                Optional.of(response(id)),
                "trigger-" + id))
        .settle();
  }

  Office pressesAtHome(String user, String action, String value) {
    String id = nextId();
    return receive(
            new Inbound.Pressed(
                id,
                user,
                TEAM,
                user,
                Optional.empty(),
                action,
                value,
                Optional.empty(),
                "trigger-" + id))
        .settle();
  }

  Office reacts(String user, Posted posted, String name, boolean added) {
    return receive(reacting(user, posted, name, added)).settle();
  }

  Inbound.Reacted reacting(String user, Posted posted, String name, boolean added) {
    return new Inbound.Reacted(nextId(), user, TEAM, posted.channel(), posted.ts(), name, added);
  }

  Office reacts(String user, String name) {
    return reacts(user, card().posted(), name, true);
  }

  Office sends(String user, String callback, String memory, Map<String, String> values) {
    return receive(new Inbound.Sent(nextId(), user, TEAM, callback, memory, values)).settle();
  }

  Office visits(String user) {
    return receive(new Inbound.Visited(nextId(), user, TEAM)).settle();
  }

  // --- what can be seen ------------------------------------------------------------------------

  /// Messages in the channel for deployments, threads apart.
  List<MemorySlack.Standing> cards() {
    return in("CDEPLOYS");
  }

  /// Messages in the channel for incidents.
  List<MemorySlack.Standing> alerts() {
    return in("CONCALL");
  }

  private List<MemorySlack.Standing> in(String channel) {
    return slack.messages().stream()
        .filter(each -> each.posted().channel().equals(channel) && each.thread().isEmpty())
        .toList();
  }

  /// The only one, or the newest.
  MemorySlack.Standing card() {
    return cards().getLast();
  }

  String cardText() {
    return card().message().text();
  }

  List<String> whispers() {
    return slack.whispers().stream().map(each -> each.message().text()).toList();
  }

  String lastWhisper() {
    return whispers().getLast();
  }

  /// The newest request that there is.
  RequestState request() {
    return requests().getFirst();
  }

  /// Newest first.
  List<RequestState> requests() {
    List<RequestState> all = new ArrayList<>(journal.requests(Environments.STAGING, 50));
    all.addAll(journal.requests(Environments.PRODUCTION, 50));
    return all;
  }

  /// All that was recorded, in order.
  List<Journal.Entry> recorded() {
    return List.copyOf(recorded);
  }

  List<Journal.AuditLine> audit() {
    return journal.audit();
  }
}
