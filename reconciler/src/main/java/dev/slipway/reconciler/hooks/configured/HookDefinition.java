package dev.slipway.reconciler.hooks.configured;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a hook does.
public sealed interface HookDefinition {
  /// After which it has failed.
  Duration timeout();

  /// A POST of the call as JSON: `hook`, `rollout`, `environment`, `service`, `baseline` (or null),
  /// `candidate`. Only 2xx is success; a redirect is not followed.
  ///
  /// @param token file whose text is sent as bearer token; read for each call
  record Http(URI url, Duration timeout, Optional<Path> token) implements HookDefinition {}

  /// A program. Only exit status 0 is success. It finds the call in `SLIPWAY_HOOK`,
  /// `SLIPWAY_ROLLOUT`, `SLIPWAY_ENVIRONMENT`, `SLIPWAY_SERVICE`, `SLIPWAY_BASELINE` (or empty) and
  /// `SLIPWAY_CANDIDATE`, and of the reconciler's environment `PATH`, `HOME` and `LANG` only.
  ///
  /// @param command program and arguments, not interpreted by a shell; not empty
  /// @param folder where it runs
  record Command(List<String> command, Duration timeout, Path folder) implements HookDefinition {
    public Command {
      command = List.copyOf(command);
      if (command.isEmpty()) {
        throw new IllegalArgumentException("a hook's command names a program");
      }
    }
  }
}
