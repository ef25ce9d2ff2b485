package dev.slipway.environments.parse;

import dev.slipway.environments.language.EnvironmentDefaults;
import dev.slipway.environments.language.EnvironmentDefinition.CommitBy;
import dev.slipway.environments.language.EnvironmentDefinition.WhenFrozen;
import dev.slipway.environments.language.EnvironmentDefinition.WriteBack;
import dev.slipway.environments.language.Permission;
import dev.slipway.environments.language.Person;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Team;
import dev.slipway.environments.yaml.Fields;
import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Scalars;
import dev.slipway.environments.yaml.Shapes;
import dev.slipway.environments.yaml.Value;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// `slipway.yaml`.
final class RosterFormat {
  private static final Kind<String> PERSON_NAME =
      Scalars.text(Pattern.compile("[^<>\\n\\r]{1,100}"), "a person's name without < and >");

  private static final Kind<String> EMAIL =
      Scalars.text(
          Pattern.compile("[^\\s<>@]{1,100}@[^\\s<>@]{1,150}"), "an address as in Git's commits");

  private static final Kind<String> SLACK =
      Scalars.text(Pattern.compile("[UW][A-Z0-9]{2,30}"), "a Slack member id such as U0123ABCD");

  private static final Kind<String> SLACK_GROUP =
      Scalars.text(Pattern.compile("S[A-Z0-9]{2,30}"), "a Slack user group id such as S0123ABCD");

  private static final Kind<Map<Permission, List<String>>> ROLES =
      Shapes.record(fields -> {
        Map<Permission, Value<List<String>>> read = new EnumMap<>(Permission.class);
        for (Permission each : Permission.values()) {
          String key = each.name().toLowerCase(Locale.ROOT);
          read.put(each, fields.optional(key, Shapes.list(Terms.NAME), List.of()));
        }
        return () -> {
          Map<Permission, List<String>> roles = new EnumMap<>(Permission.class);
          read.forEach((permission, teams) -> roles.put(permission, teams.get()));
          return roles;
        };
      });

  private static final Kind<EnvironmentDefaults> DEFAULTS =
      Shapes.record(fields -> {
        var approvals = fields.optional("approvals", EnvironmentFormat.APPROVALS);
        var channels = fields.optional("channels", EnvironmentFormat.CHANNELS);
        var whenFrozen = fields.optional("whenFrozen", Scalars.oneOf(WhenFrozen.class));
        var strategy = fields.optional("strategy", StrategyFormat.STRATEGY);
        var commit = fields.optional("commit", Scalars.oneOf(CommitBy.class));
        var writeBack = fields.optional("writeBack", Scalars.oneOf(WriteBack.class));
        return () ->
            new EnvironmentDefaults(
                approvals.get(),
                channels.get(),
                whenFrozen.get(),
                strategy.get(),
                commit.get(),
                writeBack.get());
      });

  static final Kind<Roster> ROSTER =
      Shapes.record(fields -> {
        var people =
            fields.optional(
                "people", Shapes.map(Terms.NAME, RosterFormat::person), new TreeMap<>());
        var teams =
            fields.optional("teams", Shapes.map(Terms.NAME, RosterFormat::team), new TreeMap<>());
        var roles = fields.optional("roles", Shapes.map(Terms.NAME, ROLES), new TreeMap<>());
        var defaults = fields.optional("defaults", DEFAULTS, EnvironmentDefaults.NONE);
        return () -> {
          Roster roster = new Roster(people.get(), teams.get(), roles.get(), defaults.get());
          refuseSharedIdentities(roster, fields);
          return roster;
        };
      });

  private RosterFormat() {}

  private static Kind<Person> person(String id) {
    return Shapes.record(fields -> {
      var name = fields.required("name", PERSON_NAME);
      var email = fields.required("email", EMAIL);
      var slack = fields.optional("slack", SLACK);
      return () -> new Person(id, name.get(), email.get(), slack.get());
    });
  }

  private static Kind<Team> team(String name) {
    return Shapes.record(fields -> {
      var members = fields.required("members", Shapes.list(Terms.NAME));
      var channel = fields.optional("channel", Terms.CHANNEL);
      var slackGroup = fields.optional("slackGroup", SLACK_GROUP);
      return () -> new Team(name, members.get(), channel.get(), slackGroup.get());
    });
  }

  /// Whoever approves must be one person, so an identity belongs to one.
  private static void refuseSharedIdentities(Roster roster, Fields fields) {
    refuseShared(roster, person -> person.slack(), fields);
    refuseShared(roster, person -> Optional.of(person.email().toLowerCase(Locale.ROOT)), fields);
  }

  private static void refuseShared(
      Roster roster, Function<Person, Optional<String>> identity, Fields fields) {
    Map<String, String> owners = new HashMap<>();
    for (Person person : roster.people().values()) {
      Optional<String> id = identity.apply(person);
      String other = id.isEmpty() ? null : owners.putIfAbsent(id.get(), person.id());
      if (other != null) {
        fields.refuse(
            "people", other + " and " + person.id() + " are both known as " + id.orElse(""));
      }
    }
  }
}
