package dev.slipway.reconciler.delivery;

import java.util.List;

/// The instances of one release that a router may send requests to.
///
/// @param endpoints without order; may be empty, then requests that fall to this pool are answered
///   503
public record Pool(ReleaseHash release, List<Endpoint> endpoints) {
  public Pool {
    endpoints = List.copyOf(endpoints);
  }
}
