package dev.slipway.reconciler.hooks.configured;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a hook does.
public sealed interface HookDefinition {
  /// After which it has failed.
  Duration timeout();

  /// A POST of the call as JSON: `hook`, `rollout`, `environment`, `service`, `baseline` (or null),
  /// `candidate`. Only 2xx is success; a redirect is not followed.
  ///
  /// @param secretHeaders header to the name of the secret that is its value
  record Http(URI url, Duration timeout, Map<String, String> secretHeaders)
      implements HookDefinition {
    public Http {
      secretHeaders = Map.copyOf(secretHeaders);
    }
  }

  /// A program. Only exit status 0 is success. It finds the call in `SLIPWAY_HOOK`,
  /// `SLIPWAY_ROLLOUT`, `SLIPWAY_ENVIRONMENT`, `SLIPWAY_SERVICE`, `SLIPWAY_BASELINE` (or empty) and
  /// `SLIPWAY_CANDIDATE`, and of the reconciler's environment `PATH`, `HOME` and `LANG` only.
  ///
  /// @param command program and arguments, not interpreted by a shell; not empty
  /// @param settings further environment variables
  /// @param secrets environment variable to the secret's name
  record Command(
      List<String> command,
      Duration timeout,
      Map<String, String> settings,
      Map<String, String> secrets)
      implements HookDefinition {
    public Command {
      command = List.copyOf(command);
      settings = Map.copyOf(settings);
      secrets = Map.copyOf(secrets);
      if (command.isEmpty()) {
        throw new IllegalArgumentException("a hook's command names a program");
      }
    }
  }
}
