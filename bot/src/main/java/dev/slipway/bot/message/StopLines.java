package dev.slipway.bot.message;

import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/// Locks and freezes that hold, and freezes to come: a line each.
public final class StopLines {
  private static final int MOST = 30;

  private StopLines() {}

  /// @param environments in the order in which they are shown
  public static List<String> of(
      Collection<EnvironmentDefinition> environments, People people, Instant now) {
    return of(environments, people, now, Instant.MAX);
  }

  /// Without freezes that begin only then or later.
  public static List<String> of(
      Collection<EnvironmentDefinition> environments, People people, Instant now, Instant horizon) {
    List<Supplier<String>> lines = new ArrayList<>();
    for (EnvironmentDefinition environment : environments) {
      environment.freezes().stream()
          .filter(freeze -> now.isBefore(freeze.until()) && freeze.from().isBefore(horizon))
          .forEach(freeze -> lines.add(() -> line(environment.name(), freeze, now)));
      environment.locks().stream()
          .filter(lock -> now.isBefore(lock.until()))
          .forEach(lock -> lines.add(() -> line(environment.name(), lock, people)));
    }
    int shown = lines.size() <= MOST ? lines.size() : MOST - 1;
    List<String> texts = new ArrayList<>();
    lines.subList(0, shown).forEach(line -> texts.add(line.get()));
    if (shown < lines.size()) {
      texts.add("And " + (lines.size() - shown) + " more. Ask for one environment.");
    }
    return texts;
  }

  private static String line(String environment, Freeze freeze, Instant now) {
    return "🧊 "
        + Markup.text(environment)
        + (freeze.holdsAt(now)
            ? " is frozen until "
            : " will be frozen from " + SlackDate.of(freeze.from()) + " until ")
        + SlackDate.of(freeze.until())
        + ". "
        + Sentences.reason(freeze.reason());
  }

  private static String line(String environment, Lock lock, People people) {
    return "🔐 "
        + StopTarget.of(lock, environment).words()
        + ": locked by "
        + people.mention(lock.by())
        + " until "
        + SlackDate.of(lock.until())
        + ". "
        + Sentences.reason(lock.reason());
  }

  /// Told to one person.
  public static Message page(
      Collection<EnvironmentDefinition> environments, People people, Instant now) {
    List<String> lines = of(environments, people, now);
    return lines.isEmpty()
        ? Answer.answer(new Said("🔓", "Nothing is locked or frozen."))
        : new Page()
            .lines(lines)
            .message(Page.fallback(lines.stream().map(StopLines::withoutSign).toList()));
  }

  private static String withoutSign(String line) {
    return line.substring(line.indexOf(' ') + 1);
  }
}
