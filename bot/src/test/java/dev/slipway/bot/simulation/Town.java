package dev.slipway.bot.simulation;

import dev.slipway.bot.repository.MemoryEnvironmentsRepository;
import dev.slipway.bot.request.Place;
import dev.slipway.environments.language.Schedule.StandIn;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Who lives there, and by which rules.
final class Town {
  /// By member id; the person's id is the same in small letters, without the U.
  static final List<String> PEOPLE = List.of("UADA", "UGRACE", "ULINUS", "UMARGARET", "UMALLORY");

  /// Whose word counts for production whoever is on call, and who may lock and call an emergency
  /// anywhere.
  static final Set<String> DECIDING = Set.of("grace", "linus", "margaret");

  /// Mallory is on call in every other quarter of a minute, Ada in the rest.
  static final List<StandIn> STAND_INS =
      IntStream.range(0, 20)
          .mapToObj(i -> Instant.parse("2026-11-25T09:00:00Z").plusSeconds(30L * i))
          .map(from -> new StandIn("mallory", from, from.plusSeconds(15)))
          .toList();

  private static final String ROSTER =
      """
      people:
        ada: {name: Ada Lovelace, email: ada@example.com, slack: UADA}
        grace: {name: Grace Hopper, email: grace@example.com, slack: UGRACE}
        linus: {name: Linus Torvalds, email: linus@example.com, slack: ULINUS}
        margaret: {name: Margaret Hamilton, email: margaret@example.com, slack: UMARGARET}
        mallory: {name: Mallory, email: mallory@example.com, slack: UMALLORY}
      teams:
        web: {members: [ada, grace]}
        sre: {members: [grace, linus, margaret]}
        guests: {members: [mallory]}
      roles:
        default:
          {request: [web, sre], approve: [sre], operate: [web, sre], lock: [sre], emergency: [sre]}
      defaults:
        channels: {deployments: "#deploys", incidents: "#oncall"}
      """;

  private static final String ON_CALL =
      """
      schedules:
        primary:
          zone: UTC
          layers: [{rotation: [ada, mallory], every: 30d, from: 2026-11-24}]
          overrides:
      %s
      escalation:
        default: {steps: [{notify: [{schedule: primary}]}]}
      """;

  private Town() {}

  /// Who may approve in the team's stead.
  static String onCall(Instant at) {
    return STAND_INS.stream()
        .filter(each -> !at.isBefore(each.from()) && at.isBefore(each.until()))
        .map(StandIn::person)
        .findFirst()
        .orElse("ada");
  }

  private static String onCallFile() {
    return ON_CALL.formatted(
        STAND_INS.stream()
            .map(each ->
                "      - {person: %s, from: %s, until: %s}"
                    .formatted(each.person(), each.from(), each.until()))
            .collect(Collectors.joining("\n")));
  }

  static MemoryEnvironmentsRepository repository() {
    return new MemoryEnvironmentsRepository()
        .with("slipway.yaml", ROSTER)
        .with("oncall.yaml", onCallFile())
        .with(serviceFile("frontend"), service("frontend", 3000))
        .with(serviceFile("backend"), service("backend", 3000))
        .with("environments/staging.yaml", environment("staging", ""))
        .with(
            "environments/production.yaml",
            environment(
                "production",
                "approvals: {required: 2, from: [sre], onCall: primary, byRequester: false,"
                    + " expireAfter: 20s}\n"));
  }

  static int required(Place place) {
    return place.environment().equals("production") ? 2 : 0;
  }

  static String person(String user) {
    return user.substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  static String serviceFile(String name) {
    return "services/" + name + ".yaml";
  }

  static String service(String name, int port) {
    return "service: "
        + name
        + "\ncommand: [bin/"
        + name
        + "]\nport: "
        + port
        + "\nhealth: {path: /}\n";
  }

  private static String environment(String name, String rules) {
    return "environment: "
        + name
        + "\ntarget: local\n"
        + rules
        + "services:\n  frontend:\n    version: 1.4.2 # ours\n  backend:\n    version: 1.4.2\n";
  }
}
