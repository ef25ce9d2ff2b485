package dev.slipway.bot.message;

import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Place;
import dev.slipway.environments.language.EnvironmentDefaults;
import dev.slipway.environments.language.Permission;
import dev.slipway.environments.language.Person;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Team;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The words that messages are made of: usual ones, the longest that are allowed, and hostile ones.
///
/// @param reason stands for everything that people write; empty for the usual texts
/// @param many how many there are of what can be many: approvals, findings, blocks
record World(
    Place place,
    String older,
    String newer,
    String reason,
    String author,
    Actor requester,
    Actor approver,
    String team,
    int many) {
  static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  static final String HASH = "3fa29c01ab".repeat(6) + "c0de";
  static final String DIGEST = "sha256:" + "9b1e".repeat(16);
  static final String COMMIT = "8f31c2ab".repeat(5);
  static final String HOSTILE =
      "> `*bold* _it_ ~no~` <!channel> & <script>alert(1)</script> </script> <@U0EVIL> @here"
          + " <https://evil.example|click> https://evil.example www.evil.example :tada:"
          + " \u202egnp.exe\u202c \ud83d\nsecond line &lt;!here&gt;";

  static final World USUAL =
      new World(
          new Place("staging", "frontend"),
          "1.4.1",
          "1.4.2",
          "",
          "Ada Lovelace <ada@example.com>",
          new Actor("ada", "U0ADA"),
          new Actor("grace", "U0GRACE"),
          "sre",
          2);
  static final World LONGEST =
      new World(
          new Place("e".repeat(41), "s".repeat(41)),
          "0".repeat(128),
          "9".repeat(128),
          "<&>".repeat(14_000),
          "A".repeat(20_000) + " <a@example.com>",
          new Actor("p".repeat(41), "U" + "9".repeat(30)),
          new Actor("q".repeat(41), "U" + "8".repeat(30)),
          "t".repeat(41),
          100);
  static final World HOSTILE_WORLD =
      new World(
          new Place(HOSTILE, HOSTILE),
          HOSTILE,
          HOSTILE,
          HOSTILE,
          HOSTILE,
          new Actor(HOSTILE, HOSTILE),
          new Actor(HOSTILE, "<!here>"),
          HOSTILE,
          3);

  /// Hostile in what people write; names are as the repository allows them.
  static final World HOSTILE_TEXTS =
      new World(
          USUAL.place(),
          USUAL.older(),
          USUAL.newer(),
          HOSTILE.repeat(200),
          HOSTILE + " <eve@example.com>",
          USUAL.requester(),
          USUAL.approver(),
          USUAL.team(),
          100);

  /// What is usually said in a place, or in its stead what this world is about.
  String say(String usual) {
    return reason.isEmpty() ? usual : reason;
  }

  People people() {
    return new People(roster());
  }

  Roster roster() {
    SortedMap<String, Person> people = new TreeMap<>();
    people.put("ada", person("ada", "Ada Lovelace", "U0ADA"));
    people.put("grace", person("grace", "Grace Hopper", "U0GRACE"));
    Map<Permission, List<String>> roles =
        Map.of(
            Permission.REQUEST, List.of(team),
            Permission.APPROVE, List.of(team),
            Permission.OPERATE, List.of(team));
    return new Roster(
        people,
        new TreeMap<>(Map.of(team, new Team(team, List.of("grace"), none(), none()))),
        new TreeMap<>(Map.of(Roster.ANY_ENVIRONMENT, roles)),
        EnvironmentDefaults.NONE);
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private static Person person(String id, String name, String member) {
    return new Person(id, name, id + "@example.com", Optional.of(member));
  }
}
