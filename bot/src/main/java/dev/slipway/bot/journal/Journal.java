package dev.slipway.bot.journal;

import dev.slipway.api.event.EventCursor;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.outbox.Outgoing;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The bot's memory. Blocking; may be called from several threads; what was recorded is durable
/// when a call returns.
public interface Journal extends AutoCloseable {
  /// Keeps what came from Slack until [#record] says that it was dealt with.
  ///
  /// @return false when that id was received before
  boolean receive(Inbound inbound, Instant at);

  /// What was received and not dealt with, oldest first.
  List<Received> received(int limit);

  /// One transaction.
  void record(Entry entry);

  /// How far the event feed was dealt with.
  EventCursor cursor();

  /// Requests that have not ended, oldest first.
  List<RequestState> openRequests();

  Optional<RequestState> request(RequestId id);

  /// Newest first.
  List<RequestState> requests(Place place, int limit);

  /// Rollouts that are not over, oldest first.
  List<Following> openFollowings();

  Optional<Following> following(String rollout);

  /// Newest first.
  List<Following> followings(Place place, int limit);

  /// Rollouts of all places that began at that time or later, oldest first.
  List<Following> followingsSince(Instant started);

  /// When the last digest was due that is dealt with; empty before the first.
  Optional<Instant> digestDealtWith();

  /// Incidents that are not resolved, oldest first.
  List<IncidentState> openIncidents();

  Optional<IncidentState> incident(IncidentId id);

  /// The newest that was opened under a key.
  ///
  /// @param key see [dev.slipway.bot.incident.Opening#key]
  Optional<IncidentState> newestIncident(String key);

  /// Those that were opened at that time or later, oldest first.
  List<IncidentState> incidentsSince(Instant opened);

  /// Locks that were seen in Git, newest last.
  List<LockSeen> locksSeen();

  /// Which card stands at that place; empty when it is none of ours.
  Optional<String> cardAt(String channel, String ts);

  /// Whether a card is on its way of which it is not known yet where it stands.
  boolean isPosting();

  /// Whether this journal was restored from a backup, the last time that it was.
  Optional<Restored> restored();

  @Override
  void close();

  /// @param made the moment that its content was of
  /// @param at when that was done: what was asked before is void
  record Restored(Instant made, Instant at) {}

  /// @param number in the order of arrival
  record Received(long number, Instant at, Inbound inbound) {}

  /// What one look decided.
  ///
  /// @param requests their new states
  /// @param locks as they are known from now on
  /// @param done numbers of what was received and is dealt with
  /// @param audit who did what and why, in order
  /// @param digest when the one was due that is dealt with now, in milliseconds
  /// @param incidents their new states
  /// @param dispatches what is told of them beside Slack; what is recorded again is passed over
  record Entry(
      Instant at,
      List<RequestState> requests,
      List<Following> followings,
      Optional<EventCursor> cursor,
      List<Long> done,
      List<Outgoing> outgoing,
      List<AuditLine> audit,
      List<LockSeen> locks,
      Optional<Instant> digest,
      List<IncidentState> incidents,
      List<Dispatch> dispatches) {
    public Entry(
        Instant at,
        List<RequestState> requests,
        List<Following> followings,
        Optional<EventCursor> cursor,
        List<Long> done,
        List<Outgoing> outgoing,
        List<AuditLine> audit) {
      this(
          at,
          requests,
          followings,
          cursor,
          done,
          outgoing,
          audit,
          List.of(),
          Optional.empty(),
          List.of(),
          List.of());
    }

    public Entry {
      requests = List.copyOf(requests);
      followings = List.copyOf(followings);
      done = List.copyOf(done);
      outgoing = List.copyOf(outgoing);
      audit = List.copyOf(audit);
      locks = List.copyOf(locks);
      incidents = List.copyOf(incidents);
      dispatches = List.copyOf(dispatches);
    }
  }

  /// @param id names the lock: another owner, reason or end is another lock
  /// @param since when it was first seen, in milliseconds
  /// @param reminder whether its owner was reminded of it
  record LockSeen(String id, Instant since, Reminder reminder) {
    public enum Reminder {
      TO_COME,
      SAID
    }
  }

  /// @param actor the member id or person
  /// @param what a word: `request`, `approve`, `refuse`
  /// @param about the request, or place
  /// @param why the reason, with the hash where one was decided on
  record AuditLine(String actor, String what, String about, String why) {}
}
