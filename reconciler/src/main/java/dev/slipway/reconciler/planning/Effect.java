package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.Check;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.rollout.RolloutId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An order to the world. Idempotent: the same order twice has the effect of one. Derived anew in
/// each pass from the record and what is seen, never remembered.
public sealed interface Effect {
  ServiceKey key();

  /// What it works on: one effect at a time for each resource.
  String resource();

  /// Start an instance, or start it again.
  record Start(Release release, int ordinal, Occasion occasion) implements Effect {
    public InstanceName name() {
      return InstanceName.of(release.key(), release.hash(), ordinal);
    }

    @Override
    public ServiceKey key() {
      return release.key();
    }

    @Override
    public String resource() {
      return "instance:" + name();
    }
  }

  /// End an instance that no request goes to any more.
  record Stop(ServiceKey key, InstanceName name) implements Effect {
    @Override
    public String resource() {
      return "instance:" + name;
    }
  }

  /// Make the router follow a plan.
  record Steer(RoutePlan plan) implements Effect {
    @Override
    public ServiceKey key() {
      return plan.key();
    }

    @Override
    public String resource() {
      return "route:" + plan.key();
    }
  }

  /// Make the router forget the service.
  record Forget(ServiceKey key) implements Effect {
    @Override
    public String resource() {
      return "route:" + key;
    }
  }

  record RunChecks(
      ServiceKey key,
      RolloutId rollout,
      boolean afterSwitch,
      List<Check> checks,
      List<Endpoint> endpoints)
      implements Effect {
    public RunChecks {
      checks = List.copyOf(checks);
      endpoints = List.copyOf(endpoints);
    }

    @Override
    public String resource() {
      return "checks:" + rollout + (afterSwitch ? ":after" : ":before");
    }
  }

  record RunHook(
      ServiceKey key, RolloutId rollout, String hook, Optional<Version> baseline, Version candidate)
      implements Effect {
    @Override
    public String resource() {
      return "hook:" + rollout + ":" + hook;
    }
  }

  /// Ask what a version is.
  record Resolve(ServiceKey key, RunSpec spec, Version version) implements Effect {
    @Override
    public String resource() {
      return "artifact:" + key.service() + ":" + version;
    }
  }

  /// Ask Git who changed a file since a commit, where a write-back cannot undo the change.
  record FindChange(ServiceKey key, Rejection rejection, String path, String since)
      implements Effect {
    @Override
    public String resource() {
      return "change:" + key;
    }
  }

  /// Ask a provider for a measurement; one question at a time for each criterion.
  sealed interface Measure extends Effect {
    RolloutId rollout();

    /// By what the analysis finds the answer.
    String measurement();

    @Override
    default String resource() {
      return "measurement:" + rollout() + ":" + measurement();
    }
  }

  /// @param query without blanks
  record Query(ServiceKey key, RolloutId rollout, String measurement, String query)
      implements Measure {}

  /// Count firing alerts.
  ///
  /// @param since began not before
  record CountAlerts(
      ServiceKey key,
      RolloutId rollout,
      String measurement,
      SortedMap<String, String> labels,
      Instant since)
      implements Measure {
    public CountAlerts {
      labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }
  }

  record WriteBack(ServiceKey key, PendingWriteBack order) implements Effect {
    @Override
    public String resource() {
      return "write-back:" + key;
    }
  }
}
