package dev.slipway.bot;

import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.configuration.ConfigurationReader;
import dev.slipway.environments.configuration.ConfigurationFile.Outcome;
import java.nio.file.Path;

/// What a command does with the bot's configuration, where that can be read.
interface Configured {
  /// @return exit status
  int with(Configuration configuration) throws Exception;

  /// @return 2 when the configuration is refused; each problem is printed
  static int with(Path file, Configured work) throws Exception {
    return switch (ConfigurationReader.read(file)) {
      case Outcome.Accepted<Configuration>(Configuration configuration) -> work.with(configuration);
      case Outcome.Refused<Configuration>(var problems) -> {
        problems.forEach(problem -> System.err.println("slipway: " + problem));
        yield 2;
      }
    };
  }
}
