package dev.slipway.sandbox.slack.workspace;

import java.util.List;
import java.util.stream.Stream;

/// Who and what a workspace starts with.
///
/// @param bot the app's own user, one of the people
/// @param appId such as `A0SLIPWAY`
/// @param botId such as `B0SLIPWAY`, which Slack writes beside the bot's user id
public record Cast(
    Team team,
    List<Person> people,
    List<UserGroup> groups,
    List<Channel> channels,
    String bot,
    String appId,
    String botId) {
  private static final String TEAM = "T0ACME";
  private static final String ADA = "U0ADA";
  private static final String GRACE = "U0GRACE";
  private static final String LINUS = "U0LINUS";
  private static final String KATHERINE = "U0KATHERINE";
  private static final String BARBARA = "U0BARBARA";
  private static final String BOT = "U0SLIPWAY";

  /// A workspace's name.
  ///
  /// @param domain the part before `.slack.com`
  public record Team(String id, String name, String domain) {}

  public Cast {
    people = List.copyOf(people);
    groups = List.copyOf(groups);
    channels = List.copyOf(channels);
  }

  /// The people and teams of the sample environments repository, a guest and an outsider.
  public static Cast sample() {
    return new Cast(
        new Team(TEAM, "Acme", "acme"),
        List.of(
            member(ADA, "ada", "Ada Lovelace"),
            member(GRACE, "grace", "Grace Hopper"),
            member(LINUS, "linus", "Linus Torvalds"),
            account(KATHERINE, "katherine", "Katherine Johnson", TEAM, Person.Kind.GUEST),
            account(BARBARA, "barbara", "Barbara Liskov", "T0OTHER", Person.Kind.OUTSIDER),
            account(BOT, "slipway", "Slipway", TEAM, Person.Kind.BOT)),
        List.of(
            new UserGroup("S0WEB", "web", "Web", List.of(ADA, GRACE)),
            new UserGroup("S0SRE", "sre", "SRE", List.of(GRACE, LINUS))),
        List.of(
            open("C0GENERAL", "general", "Everybody", ADA, GRACE, LINUS),
            open("C0DEPLOYS", "deploys", "What ships", ADA, GRACE, LINUS, KATHERINE, BARBARA, BOT),
            open("C0ONCALL", "oncall", "What breaks", ADA, GRACE, LINUS, BOT),
            open("C0WEB", "web", "Team Web", ADA, GRACE, BOT),
            open("C0SRE", "sre", "Team SRE", GRACE, LINUS, BOT),
            open("C0RANDOM", "random", "Anything else", ADA, LINUS)),
        BOT,
        "A0SLIPWAY",
        "B0SLIPWAY");
  }

  private static Person member(String id, String handle, String name) {
    return account(id, handle, name, TEAM, Person.Kind.MEMBER);
  }

  private static Person account(
      String id, String handle, String name, String team, Person.Kind kind) {
    return new Person(id, handle, name, handle + "@example.com", team, kind);
  }

  private static Channel open(String id, String name, String topic, String... members) {
    return new Channel(id, name, Channel.Kind.PUBLIC, Stream.of(members).toList(), false, topic);
  }
}
