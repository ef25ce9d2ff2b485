package dev.slipway.reconciler.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a hook's name stands for.
public sealed interface HookConfiguration {
  /// After which it counts as failed.
  Duration timeout();

  /// A POST; 2xx is success.
  ///
  /// @param token file with a bearer token that is sent along
  record Http(URI url, Optional<Path> token, Duration timeout) implements HookConfiguration {}

  /// A program; exit status 0 is success.
  ///
  /// @param command program and arguments, no shell; a relative program is looked up in PATH
  /// @param folder where it runs
  record Program(List<String> command, Path folder, Duration timeout) implements HookConfiguration {
    public Program {
      command = List.copyOf(command);
    }
  }
}
