package dev.slipway.reconciler.loop;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.checks.CheckRunner;
import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.hooks.HookRunner.HookResult;
import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.repository.EnvironmentsRepository;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackOrder;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackResult;
import dev.slipway.reconciler.router.Router;
import dev.slipway.reconciler.secrets.Secrets;
import dev.slipway.reconciler.target.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Stands where an environment names a target that the configuration does not have: unavailable,
/// with the reason, so that the environment is blocked and says why.
final class Unconfigured implements Target, Router, Secrets, EnvironmentsRepository, Metrics {
  private final String reason;

  private Unconfigured(String reason) {
    this.reason = reason;
  }

  static Ports ports(EnvironmentDefinition environment) {
    Unconfigured nothing =
        new Unconfigured(
            "target %s of environment %s is not in the reconciler's configuration: add it under targets"
                .formatted(environment.target(), environment.name()));
    CheckRunner checks = (_, _) -> new CheckRunner.CheckResult.Failed(nothing.reason);
    return new Ports(
        nothing,
        nothing,
        checks,
        _ -> new HookResult.Failed(nothing.reason),
        nothing,
        nothing,
        nothing);
  }

  @Override
  public Metrics.Answer query(String query) {
    return new Metrics.Answer.Unreachable(reason);
  }

  @Override
  public Metrics.Answer alerts(Map<String, String> labels, Instant since) {
    return new Metrics.Answer.Unreachable(reason);
  }

  private UnavailableException unavailable() {
    return new UnavailableException(reason);
  }

  @Override
  public List<Instance> instances(String environment) throws UnavailableException {
    throw unavailable();
  }

  @Override
  public Artifact resolve(ServiceKey key, RunSpec spec, Version version)
      throws UnavailableException {
    throw unavailable();
  }

  @Override
  public List<Version> versions(String service, RunSpec spec) throws UnavailableException {
    throw unavailable();
  }

  @Override
  public Outcome start(Release release, int ordinal, Occasion occasion) {
    return new Outcome.Unavailable(reason);
  }

  @Override
  public Optional<Release> describe(String environment, ReleaseHash hash) {
    return Optional.empty();
  }

  @Override
  public Outcome stop(InstanceName name, Duration grace) {
    return new Outcome.Unavailable(reason);
  }

  @Override
  public int collect(Set<Digest> keep) {
    return 0;
  }

  @Override
  public Map<ServiceKey, Routed> routes(String environment) throws UnavailableException {
    throw unavailable();
  }

  @Override
  public Outcome apply(RoutePlan plan) {
    return new Outcome.Unavailable(reason);
  }

  @Override
  public Outcome remove(ServiceKey key) {
    return new Outcome.Unavailable(reason);
  }

  @Override
  public Optional<String> value(String environment, String name) throws UnavailableException {
    throw unavailable();
  }

  @Override
  public Optional<String> fingerprint(String environment, String name) throws UnavailableException {
    throw unavailable();
  }

  @Override
  public dev.slipway.environments.language.DesiredState fetch() throws UnavailableException {
    throw unavailable();
  }

  @Override
  public Optional<dev.slipway.environments.language.DesiredState> known() {
    return Optional.empty();
  }

  @Override
  public Optional<String> lastChange(String path, String since) throws UnavailableException {
    throw unavailable();
  }

  @Override
  public WriteBackResult writeBack(WriteBackOrder order) {
    return new WriteBackResult.NotWritten(reason, true);
  }
}
