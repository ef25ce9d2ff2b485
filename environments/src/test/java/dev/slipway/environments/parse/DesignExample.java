package dev.slipway.environments.parse;

import java.util.Map;

/// Files with every key of the format, as the design shows them.
final class DesignExample {
  static final String SERVICE =
      """
      service: frontend
      image: registry.example.com/acme/frontend
      command: [bin/frontend, --port, "{port}"]        # what the process target runs
      port: 3000
      health: {path: /health, interval: 2s, timeout: 1s, successes: 2, failures: 3, startWithin: 60s}
      resources: {memory: 256MiB, cpus: 0.5}           # refused on a target that cannot keep them
      settings: {LOG_LEVEL: info}
      secrets: {DATABASE_URL: frontend/database-url}   # a name
      source: https://github.com/acme/frontend         # for compare links
      owners: [web]
      hooks: {beforeRollout: [backup-database], afterRollout: [warm-cdn]}
      """;

  static final String ENVIRONMENT =
      """
      environment: production
      aliases: [prod]
      target: production                # a target named in the reconciler's configuration
      promotesFrom: {environment: staging, soak: 30m}
      approvals: {required: 2, from: [sre], onCall: primary, byRequester: false, expireAfter: 4h, appliesTo: requests}
      channels: {deployments: "#deploys", incidents: "#oncall"}
      freezes: [{from: 2026-12-24T00:00Z, until: 2027-01-02T00:00Z, reason: holidays}]
      whenFrozen: finish                # what a running rollout does: finish | pause
      locks: [{service: frontend, by: U123, reason: "migration running", until: 2026-11-21T18:00Z}]
      strategy:
        canary:
          checks: [{path: /ready, status: 200, within: 1s, times: 3}]
          steps: [{weight: 5, hold: 5m}, {weight: 25, hold: 5m}, {weight: 50, hold: manual}]
          criteria:
            - {metric: error-rate, max: 5%}
            - {metric: error-rate, maxIncrease: 10%}    # relative to the baseline, above a floor
            - {metric: latency-p95, max: 2s, maxIncrease: 20%}
            - {metric: crash-rate, max: 1%}
            - {metric: unhealthy, max: 50%, interval: 10s, failures: 2 of 3}
            - {metric: complaints, max: 5}
            - {alerts: {severity: critical}, max: 1}
            - {prometheus: 'sum(rate(errors[1m]))', max: 0.05, interval: 30s, failures: 2 of 3}
          minRequests: 100              # for Pass; Fail needs evidence, not a number
          warmUp: 30s                   # latency is not judged while a candidate is cold
          maxHold: 15m                  # neither Pass nor Fail by then: pause for a person
          onInsufficient: hold          # hold | pause | pass | fail
          shield: true
          watch: 1h
        deadline: 10m                   # without progress; holds and pauses do not count
      commit: push                      # push | pull-request
      writeBack: commit                 # commit | pull-request | none
      removal: {allowed: false}
      services:
        frontend:
          version: 1.4.2
          digest: sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          replicas: 3
          route: {host: www.example.com}   # default: frontend.production.localhost
          strategy: {blueGreen: {watch: 10m}}
      """;

  static final Map<String, String> FILES =
      Map.of("services/frontend.yaml", SERVICE, "environments/production.yaml", ENVIRONMENT);

  private DesignExample() {}
}
