package dev.slipway.environments.parse;

import dev.slipway.environments.language.EnvironmentDefaults;
import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Placement;
import dev.slipway.environments.language.ServiceDefinition;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.yaml.Parsed;

/// An environment whose file is valid.
///
/// @param definition with the repository's defaults filled in
/// @param takesDefaults whether those gave it anything
/// @param saysNoStrategy whether neither it nor the repository says how to roll out
record FilledEnvironment(
    Parsed<WrittenEnvironment> file,
    EnvironmentDefinition definition,
    boolean takesDefaults,
    boolean saysNoStrategy) {

  static FilledEnvironment of(
      Parsed<WrittenEnvironment> file, WrittenEnvironment written, EnvironmentDefaults defaults) {
    EnvironmentDefinition filled = written.filledWith(defaults);
    return new FilledEnvironment(
        file,
        filled,
        !filled.withoutServices().equals(written.definition().withoutServices()),
        written.leftOut().contains(WrittenEnvironment.Key.STRATEGY)
            && defaults.strategy().isEmpty());
  }

  String name() {
    return definition.name();
  }

  /// What is written nearest counts. Where nothing is written, a service without a port is
  /// recreated.
  Strategy strategy(ServiceDefinition service, Placement placement) {
    Strategy usual =
        saysNoStrategy && service.port().isEmpty() ? Defaults.RECREATE : definition.strategy();
    return placement.strategy().orElse(usual);
  }
}
