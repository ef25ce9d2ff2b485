package dev.slipway.bot.loop;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.End;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Place;
import java.time.ZoneOffset;
import java.util.Optional;

/// What a person wants deployed.
///
/// @param version absent: what the environment before has proven
/// @param manner as of an [Ask]
record Wanted(Place place, Optional<String> version, Optional<Ask.Manner> manner) {
  static Wanted of(Command.Deploy deploy) {
    return new Wanted(
        new Place(deploy.environment(), deploy.service()), deploy.version(), Optional.empty());
  }

  static Wanted of(Ask ask) {
    return new Wanted(ask.place(), Optional.of(ask.version()), ask.manner());
  }

  Wanted in(Optional<Ask.Manner> other) {
    return new Wanted(place, version, other);
  }

  Wanted version(String other) {
    return new Wanted(place, Optional.of(other), manner);
  }

  boolean isEmergency() {
    return isEmergency(manner);
  }

  static boolean isEmergency(Optional<Ask.Manner> manner) {
    return manner.filter(Ask.Manner.Emergency.class::isInstance).isPresent();
  }

  /// The command that means it.
  Command command() {
    return said(new Command.Deploy(place.service(), place.environment(), version), manner);
  }

  /// A deployment in a manner, as it is said.
  static Command said(Command.Deployment deployment, Optional<Ask.Manner> manner) {
    return manner
        .<Command>map(it ->
            switch (it) {
              case Ask.Manner.Emergency(String reason) -> new Command.Emergency(deployment, reason);
              case Ask.Manner.Timed(var due) ->
                  new Command.Timed(deployment, new End.At(due.atOffset(ZoneOffset.UTC)));
            })
        .orElse(deployment);
  }
}
