package dev.slipway.bot.loop;

import dev.slipway.bot.repository.MemoryEnvironmentsRepository;
import dev.slipway.bot.request.Place;

/// A repository to decide by: staging asks nobody, production two of `sre`.
final class Environments {
  static final Place STAGING = new Place("staging", "frontend");
  static final Place PRODUCTION = new Place("production", "frontend");
  static final String STAGING_FILE = "environments/staging.yaml";
  static final String PRODUCTION_FILE = "environments/production.yaml";
  static final String SERVICE_FILE = "services/frontend.yaml";

  private Environments() {}

  static MemoryEnvironmentsRepository usual() {
    return new MemoryEnvironmentsRepository()
        .with("slipway.yaml", ROSTER)
        .with(SERVICE_FILE, service("frontend"))
        .with("services/backend.yaml", service("backend"))
        .with(STAGING_FILE, environment("staging", ""))
        .with(
            PRODUCTION_FILE,
            environment(
                "production",
                "promotesFrom: {environment: staging, soak: 0s}\n"
                    + "approvals: {required: 2, from: [sre], byRequester: false, expireAfter:"
                    + " 4h}\n"));
  }

  static final String ROSTER =
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
        default: {request: [web, sre], operate: [web, sre], lock: [web, sre], emergency: [sre]}
        production:
          {request: [web, sre], approve: [sre], lock: [sre], operate: [sre], emergency: [sre]}
      defaults:
        channels: {deployments: "#deploys", incidents: "#oncall"}
      """;

  /// Grace and Linus by turns, then the team `web`.
  static final String ON_CALL =
      """
      schedules:
        primary:
          zone: Europe/Berlin
          layers: [{rotation: [grace, linus], every: 1d, from: 2026-01-05, handover: 09:00}]
      escalation:
        default:
          steps:
            - {notify: [{schedule: primary}, {channel: "#oncall"}], wait: 5m}
            - {notify: [{team: web}], wait: 10m}
          rounds: 2
          acknowledgementLapses: 1h
      """;

  private static String service(String name) {
    return "service: " + name + "\ncommand: [bin/" + name + "]\nport: 3000\nhealth: {path: /}\n";
  }

  private static String environment(String name, String rules) {
    return "environment: "
        + name
        + "\ntarget: local\n"
        + rules
        + "services:\n  frontend:\n    version: 1.4.2 # ours\n  backend:\n    version: 1.4.2\n";
  }
}
