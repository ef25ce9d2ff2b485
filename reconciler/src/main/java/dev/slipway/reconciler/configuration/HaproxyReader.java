package dev.slipway.reconciler.configuration;

import dev.slipway.environments.configuration.Section;
import dev.slipway.environments.configuration.Type;
import dev.slipway.environments.configuration.Types;
import dev.slipway.reconciler.configuration.RouterConfiguration.Starter;
import dev.slipway.reconciler.configuration.RouterConfiguration.Timeouts;
import dev.slipway.reconciler.configuration.TargetReader.Placed;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// Declares the keys of the router `haproxy`.
final class HaproxyReader {
  private final Type<Path> directory;

  /// @param directory relative to the configuration file
  HaproxyReader(Type<Path> directory) {
    this.directory = directory;
  }

  /// @param timeouts the same for all routers
  Supplier<Placed<RouterConfiguration>> read(Section section, Supplier<Timeouts> timeouts) {
    var listen =
        section.optional(
            "listen", Types.address(), "127.0.0.1:8080", "where users' requests come in");
    var state =
        section.absentOr(
            "state",
            directory,
            "`router` in the target's `state`",
            "HAProxy's files, its socket `master.sock`, and what is remembered of counts");
    var startedBy =
        section.optional(
            "startedBy",
            Types.oneOf(Starter.class),
            "slipway",
            "`others`: a container or an init system runs `haproxy -W -S STATE/master.sock -f STATE/haproxy.cfg`, with the folder `STATE` at the same path there as here");
    var command =
        section.absentOr(
            "command", Types.words(), "`[haproxy]`", "with `startedBy: slipway`: what is started");
    var log =
        section.optional(
            "log",
            Types.address(),
            "127.0.0.1:0",
            "where HAProxy reaches the reconciler by UDP to say how long each answer took; port 0 takes any free one and keeps it");
    return () ->
        folder ->
            new RouterConfiguration.Haproxy(
                listen.get(),
                state.get().orElse(folder.resolve("router")),
                new RouterConfiguration.Start(
                    startedBy.get(), command.get().orElse(List.of("haproxy"))),
                log.get(),
                timeouts.get());
  }
}
