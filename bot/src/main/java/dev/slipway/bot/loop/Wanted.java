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

  Wanted in(Ask.Manner other) {
    return new Wanted(place, version, Optional.of(other));
  }

  Wanted version(String other) {
    return new Wanted(place, Optional.of(other), manner);
  }

  boolean isEmergency() {
    return manner.filter(Ask.Manner.Emergency.class::isInstance).isPresent();
  }

  /// The command that means it.
  Command command() {
    Command.Deploy deploy = new Command.Deploy(place.service(), place.environment(), version);
    return manner
        .<Command>map(it ->
            switch (it) {
              case Ask.Manner.Emergency(String reason) -> new Command.Emergency(deploy, reason);
              case Ask.Manner.Timed(var due) ->
                  new Command.Timed(deploy, new End.At(due.atOffset(ZoneOffset.UTC)));
            })
        .orElse(deploy);
  }
}
