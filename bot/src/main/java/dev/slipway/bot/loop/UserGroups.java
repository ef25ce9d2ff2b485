package dev.slipway.bot.loop;

import dev.slipway.bot.repository.Snapshot;
import dev.slipway.bot.slack.Slack;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.SlackException.Kind;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Team;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is in the Slack user groups that teams name, of a bounded age. May be asked from several
/// threads.
///
/// 1. What Slack said counts for an hour at most; it is asked again every five minutes.
/// 2. When Slack says no (no such group, no permission to look), nobody is in the group.
final class UserGroups {
  private static final Logger LOG = LoggerFactory.getLogger(UserGroups.class);
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration OLDEST = Duration.ofHours(1);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

  private final Slack slack;
  private final InstantSource clock;
  private final Map<String, Heard> groups = new ConcurrentHashMap<>();

  /// What Slack said.
  private record Reading(Set<String> members, Instant at) {}

  /// @param reading the last one that counts
  /// @param at when it was asked last
  /// @param trouble why it said nothing then, for people
  private record Heard(Optional<Reading> reading, Instant at, Optional<String> trouble) {
    static final Heard NOTHING = new Heard(Optional.empty(), Instant.EPOCH, Optional.empty());

    boolean isDue(Instant now) {
      return !now.isBefore(at.plus(trouble.isPresent() ? AFTER_TROUBLE : FRESH));
    }

    Heard missed(Instant now, String why) {
      return new Heard(reading, now, Optional.of(why));
    }

    Optional<Set<String>> members(Instant now) {
      return reading.filter(it -> !now.isAfter(it.at().plus(OLDEST))).map(Reading::members);
    }
  }

  UserGroups(Slack slack, InstantSource clock) {
    this.slack = slack;
    this.clock = clock;
  }

  /// Asks for those whose time has come; blocks. When Slack cannot be reached for one it is not
  /// asked for the others.
  synchronized void refresh(Roster roster) {
    Optional<String> away = Optional.empty();
    for (String group : named(roster)) {
      Instant now = clock.instant();
      Heard before = groups.getOrDefault(group, Heard.NOTHING);
      if (before.isDue(now) && away.isPresent()) {
        groups.put(group, before.missed(now, away.get()));
      } else if (before.isDue(now)) {
        away = ask(group, before, now);
      }
    }
  }

  /// @return why Slack cannot be reached; empty when it said yes or no
  private Optional<String> ask(String group, Heard before, Instant now) {
    try {
      Reading reading = new Reading(slack.members(group), now);
      groups.put(group, new Heard(Optional.of(reading), now, Optional.empty()));
      return Optional.empty();
    } catch (SlackException e) {
      LOG.warn("a Slack user group cannot be read group={} why={}", group, e.getMessage());
      if (e.kind() == Kind.REFUSED || e.kind() == Kind.GONE) {
        groups.put(group, new Heard(Optional.empty(), now, Optional.of(why(e))));
        return Optional.empty();
      }
      groups.put(group, before.missed(now, why(e)));
      return Optional.of(why(e));
    }
  }

  private static String why(SlackException failure) {
    return failure.code().isEmpty() ? "Slack does not answer" : "Slack answers " + failure.code();
  }

  /// Whether Slack was asked for every group at least once.
  boolean wereAsked(Roster roster) {
    return groups.keySet().containsAll(named(roster));
  }

  /// The same with the groups' members in their teams.
  Snapshot in(Snapshot snapshot) {
    Map<String, Set<String>> members = new HashMap<>();
    SortedMap<String, String> unknown = new TreeMap<>();
    Instant now = clock.instant();
    for (Team team : snapshot.roster().teams().values()) {
      team.slackGroup()
          .ifPresent(group -> {
            Optional<Heard> heard = Optional.ofNullable(groups.get(group));
            heard
                .flatMap(it -> it.members(now))
                .ifPresentOrElse(
                    known -> members.put(group, known),
                    () ->
                        unknown.put(
                            team.name(),
                            heard.flatMap(Heard::trouble).orElse("Slack was not asked for long")));
          });
    }
    return members.isEmpty() && unknown.isEmpty()
        ? snapshot
        : new Snapshot(snapshot.state(), snapshot.roster().withGroups(members), unknown);
  }

  private static Set<String> named(Roster roster) {
    Set<String> named = new TreeSet<>();
    roster.teams().values().forEach(team -> team.slackGroup().ifPresent(named::add));
    return named;
  }
}
