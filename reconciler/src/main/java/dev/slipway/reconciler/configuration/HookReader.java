package dev.slipway.reconciler.configuration;

import dev.slipway.environments.configuration.Section;
import dev.slipway.environments.configuration.Types;
import java.time.Duration;
import java.util.function.Supplier;

/// Declares the keys of hooks: those with `url` are called, those with `command` are run.
final class HookReader {
  private final Types types;

  HookReader(Types types) {
    this.types = types;
  }

  Supplier<HookConfiguration> hook(Section section) {
    var url =
        section.absentOr(
            "url", Types.webAddress(), "one of `url` and `command`", "gets a POST; 2xx is success");
    var token =
        section.absentOr("token", types.file(), "none", "with `url`: a bearer token to send");
    var command =
        section.absentOr(
            "command",
            Types.words(),
            "one of `url` and `command`",
            "program and arguments, no shell; exit status 0 is success");
    var folder =
        section.optional("folder", types.directory(), ".", "with `command`: where it runs");
    var timeout =
        section.optional(
            "timeout",
            Types.duration(Duration.ofMillis(100), Duration.ofHours(6)),
            "1m",
            "after which it has failed");
    return () -> {
      if (url.get().isPresent() == command.get().isPresent()) {
        section.refuse("url", "a hook has either \"url\" or \"command\"");
      }
      if (token.get().isPresent() && url.get().isEmpty()) {
        section.refuse("token", "a token is for hooks with \"url\" only");
      }
      return url.get().isPresent()
          ? new HookConfiguration.Http(url.get().get(), token.get(), timeout.get())
          : new HookConfiguration.Program(
              command.get().orElseThrow(IllegalArgumentException::new),
              folder.get(),
              timeout.get());
    };
  }
}
