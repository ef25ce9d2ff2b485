package dev.slipway.reconciler.target.instances;

import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.secrets.Secrets;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// The environment variables that every instance finds, whatever runs it.
public final class InstanceVariables {
  private InstanceVariables() {}

  /// Settings, the port and who the instance is; no secrets.
  ///
  /// @param port what the instance listens on
  /// @throws RefusedException when something cannot stand in an environment
  public static SortedMap<String, String> of(Release release, InstanceName name, OptionalInt port)
      throws RefusedException {
    SortedMap<String, String> variables = new TreeMap<>(release.spec().settings());
    port.ifPresent(number -> variables.put("PORT", String.valueOf(number)));
    variables.put("SLIPWAY_SERVICE", release.key().service());
    variables.put("SLIPWAY_ENVIRONMENT", release.key().environment());
    variables.put("SLIPWAY_VERSION", release.version().text());
    variables.put("SLIPWAY_RELEASE", release.hash().hex());
    variables.put("SLIPWAY_INSTANCE", name.text());
    requireValid(variables);
    return variables;
  }

  /// Secrets by the variable that names them, read anew at each start.
  ///
  /// @throws RefusedException when a secret does not exist, or cannot stand in an environment
  public static SortedMap<String, String> secrets(Release release, Secrets secrets)
      throws RefusedException, UnavailableException {
    SortedMap<String, String> values = new TreeMap<>();
    String environment = release.key().environment();
    for (Map.Entry<String, String> secret : release.spec().secrets().entrySet()) {
      values.put(
          secret.getKey(),
          secrets
              .value(environment, secret.getValue())
              .orElseThrow(() ->
                  new RefusedException(
                      "there is no secret " + secret.getValue() + " for " + environment)));
    }
    requireValid(values);
    return values;
  }

  private static void requireValid(Map<String, String> variables) throws RefusedException {
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      String name = variable.getKey();
      if (name.isEmpty() || name.contains("=") || name.indexOf('\0') >= 0) {
        throw new RefusedException(name + " is not a name for an environment variable");
      }
      if (variable.getValue().indexOf('\0') >= 0) {
        throw new RefusedException("the value of " + name + " holds a zero byte");
      }
    }
  }
}
