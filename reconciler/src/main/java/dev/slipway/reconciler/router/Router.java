package dev.slipway.reconciler.router;

import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import java.util.Map;

/// Sends users' requests to releases by weight, and counts what comes of it. Safe for use by
/// several threads.
///
/// The configured share never exceeds the plan's: a dead instance changes shares inside its
/// release, not between releases.
public interface Router {
  /// What the router does now, for all services of an environment. One call, cheap enough to be
  /// made four times a second.
  ///
  /// @throws UnavailableException when it could not be asked
  Map<ServiceKey, Routed> routes(String environment) throws UnavailableException;

  /// Makes the router follow a plan, whole and at once; returns when new requests follow it. A plan
  /// with a lower generation than the one in force changes nothing and is `Refused`; the same
  /// generation again is `Done`. Survives a restart of the router.
  Outcome apply(RoutePlan plan);

  /// Forgets a service; its requests are answered 404 from then on. May be called twice.
  Outcome remove(ServiceKey key);

  /// Read back from the router.
  ///
  /// @param answers by release since it was first routed; releases that left the plan stay until
  ///   their requests have ended
  record Routed(RoutePlan plan, Map<ReleaseHash, Answers> answers) {
    public Routed {
      answers = Map.copyOf(answers);
    }
  }
}
