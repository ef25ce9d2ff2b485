package dev.slipway.reconciler.delivery;

/// A service in an environment: the unit that has one rollout at a time.
public record ServiceKey(String environment, String service) implements Comparable<ServiceKey> {
  @Override
  public int compareTo(ServiceKey other) {
    int byEnvironment = environment.compareTo(other.environment);
    return byEnvironment != 0 ? byEnvironment : service.compareTo(other.service);
  }

  @Override
  public String toString() {
    return environment + "/" + service;
  }
}
