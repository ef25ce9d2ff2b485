package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Deployment;
import dev.slipway.bot.command.Command.Emergency;
import dev.slipway.bot.command.Command.Lock;
import dev.slipway.bot.command.Command.Timed;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `[VERSION]` of a deployment, and how it is wanted: `--emergency REASON`, `at TIME`, `in
/// DURATION`. What looks like one of these and is none is never taken for a version.
final class MannerRule {
  private static final String EMERGENCY = "emergency";
  private static final List<String> TIMES = List.of("at", "in");

  /// Two hyphens or more; phones make a dash of them.
  private static final Pattern OPTION = Pattern.compile("(?:--+|[\u2013\u2014]-?)([^-].*)");

  private static final Pattern VERSION_ALONE = Pattern.compile("v?\\d[\\w.+-]*");

  private final Deployment deployment;
  private final String usage;
  private final boolean mayNameVersion;

  /// @param mayNameVersion whether a version could stand before it and does not
  private MannerRule(Deployment deployment, String usage, boolean mayNameVersion) {
    this.deployment = deployment;
    this.usage = usage;
    this.mayNameVersion = mayNameVersion;
  }

  /// Whether a manner begins there.
  static boolean begins(Line line) {
    return !line.isEmpty() && !line.first().literal() && begins(line.first().text());
  }

  /// Whether such a version needs quotes.
  static boolean begins(String word) {
    return TIMES.contains(word) || OPTION.matcher(word).matches();
  }

  /// @param pinned the version that stood behind the service already
  /// @param usage of the deployment, without its manner
  /// @param deployment made of the version
  static Parsed read(
      Line rest,
      Optional<String> pinned,
      String usage,
      Function<Optional<String>, ? extends Deployment> deployment) {
    boolean named = pinned.isEmpty() && !rest.isEmpty() && !begins(rest);
    Line behind = named ? rest.skip(1) : rest;
    if (!begins(behind)) {
      return Versions.read(rest, pinned, usage, deployment);
    }
    Optional<String> version = named ? Optional.of(rest.first().text()) : pinned;
    if (version.isPresent() && !Versions.isVersion(version.get())) {
      return Versions.none(version.get());
    }
    MannerRule rule = new MannerRule(deployment.apply(version), usage, version.isEmpty());
    return rule.read(behind);
  }

  /// Behind a deployment that takes no version.
  static Parsed behind(Deployment deployment, Line line, String usage) {
    return new MannerRule(deployment, usage, false).read(line);
  }

  private Parsed read(Line line) {
    return TIMES.contains(line.first().text()) ? timed(line) : option(line);
  }

  private Parsed option(Line line) {
    String word = line.first().text();
    String name = OPTION.matcher(word).replaceFirst("$1");
    if (name.equals(EMERGENCY)) {
      return emergency(line.skip(1));
    }
    List<String> offers =
        Guess.near(name, List.of(EMERGENCY)).isEmpty()
            ? List.of()
            : Wording.offers(emergency(line.skip(1)));
    return Wording.refused(
        "There is no option " + Wording.quoted(word) + ".",
        offers,
        "There is only --emergency, with a reason behind it.");
  }

  private Parsed emergency(Line rest) {
    String reason = rest.reason();
    if (reason.length() > Lock.LONGEST_REASON) {
      return Wording.question(
          "The reason is too long: at most " + Lock.LONGEST_REASON + " characters fit.", List.of());
    }
    if (reason.isEmpty()) {
      return Wording.question(
          "An emergency passes every gate, so everybody is told why. The order is "
              + usage
              + " --emergency \"REASON\".",
          List.of());
    }
    if (mayNameVersion && VERSION_ALONE.matcher(reason).matches()) {
      return Wording.question(
          "A version stands before --emergency, and the reason behind it: "
              + usage
              + " --emergency \"REASON\".",
          List.of());
    }
    return new Understood(new Emergency(deployment, reason));
  }

  private Parsed timed(Line line) {
    Optional<EndRule.Found> due = EndRule.read(line);
    if (due.isPresent()) {
      return timed(due.get());
    }
    Stream<String> near =
        EndRule.near(line).stream().flatMap(found -> Wording.offers(timed(found)).stream());
    Line word = line.skip(1);
    return Wording.refused(
        "I do not know when "
            + Wording.quoted(
                line.first().text() + (word.isEmpty() ? "" : " " + word.first().text()))
            + " is. Write at 18:00, at tomorrow 9:00, at 2026-12-24T18:00+01:00 or in 2h; without a"
            + " zone it is UTC.",
        near.distinct().toList(),
        "");
  }

  private Parsed timed(EndRule.Found due) {
    Timed timed = new Timed(deployment, due.end());
    return due.rest().isEmpty()
        ? new Understood(timed)
        : Wording.tooMany(due.rest(), usage + " at TIME", timed);
  }
}
