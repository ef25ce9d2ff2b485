package dev.slipway.bot;

import dev.slipway.bot.check.Finding;
import dev.slipway.bot.check.Findings;
import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.notify.Notifier;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Looks whether each notifier would reach its readers. Nobody is told anything.
final class NotifierCheck {
  private NotifierCheck() {}

  static void run(Configuration configuration, Consumer<Finding> told) {
    ConfiguredNotifiers.of(configuration, InstantSource.system())
        .forEach((name, notifier) -> {
          try (notifier) {
            told.accept(finding(name, notifier.look()));
          }
        });
  }

  private static Finding finding(String name, Notifier.Look look) {
    return switch (look) {
      case Notifier.Look.Works(String what) -> Findings.notifier(name, what);
      case Notifier.Look.Unclear(String what) -> Findings.notifier(name, what);
      case Notifier.Look.Broken(String why) -> Findings.notifierBroken(name, why);
    };
  }
}
