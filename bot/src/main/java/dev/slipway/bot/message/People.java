package dev.slipway.bot.message;

import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Approval;
import dev.slipway.environments.language.Person;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Team;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How people are named in messages: mentioned where they are known in chat.
public final class People {
  private static final Pattern MEMBER = Pattern.compile("[UW][A-Z0-9]{2,30}");
  private final Roster roster;

  public People(Roster roster) {
    this.roster = roster;
  }

  /// Whoever did something in chat.
  static String mention(Actor actor) {
    return member(actor.slack()).orElseGet(() -> Markup.text(actor.person()));
  }

  /// Who approved, each with the schedule by which it counts where that is not their team.
  static String mentions(Collection<Approval> approvals) {
    return Markup.list(
        approvals.stream()
            .map(each ->
                mention(each.by())
                    + each.onCall()
                        .map(schedule -> " (on call in " + Markup.text(schedule) + ")")
                        .orElse(""))
            .toList());
  }

  /// @param who an id of `slipway.yaml`, a member id, an address, or an author as Git prints it
  String mention(String who) {
    return known(who)
        .flatMap(person -> person.slack().flatMap(People::member))
        .orElseGet(() -> Markup.text(name(who)));
  }

  /// Teams by name, in words.
  static String teams(List<String> teams) {
    return Markup.list(teams.stream().map(Markup::text).toList());
  }

  /// Whose approval counts, behind a number of approvals; empty where nobody is named.
  static String asked(List<String> teams, Optional<String> onCall) {
    String from = teams.isEmpty() ? "" : " from " + teams(teams);
    return from
        + onCall
            .map(schedule -> (from.isEmpty() ? ", also from " : " or from ") + onCall(schedule))
            .orElse("");
  }

  /// Whoever it is at that moment.
  static String onCall(String schedule) {
    return "whoever is on call in " + Markup.text(schedule);
  }

  /// Teams by name, each with where it is reached in chat.
  String owners(Collection<String> teams) {
    return Markup.list(
        teams.stream()
            .map(team ->
                Markup.text(team)
                    + Optional.ofNullable(roster.teams().get(team))
                        .flatMap(Team::channel)
                        .map(channel -> " (" + Markup.channel(channel) + ")")
                        .orElse(""))
            .toList());
  }

  private Optional<Person> known(String who) {
    String address = address(who);
    return roster
        .person(who)
        .or(() ->
            roster.people().values().stream()
                .filter(each -> each.email().equalsIgnoreCase(address))
                .findFirst());
  }

  private static String address(String who) {
    int open = who.lastIndexOf('<');
    return open >= 0 && who.endsWith(">") ? who.substring(open + 1, who.length() - 1) : who;
  }

  private static String name(String who) {
    int open = who.lastIndexOf('<');
    return open > 0 && who.endsWith(">") ? who.substring(0, open).strip() : who;
  }

  private static Optional<String> member(String id) {
    return MEMBER.matcher(id).matches() ? Optional.of("<@" + id + ">") : Optional.empty();
  }
}
