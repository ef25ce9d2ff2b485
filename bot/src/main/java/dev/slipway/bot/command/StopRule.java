package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.AskStop;
import dev.slipway.bot.command.Command.Freeze;
import dev.slipway.bot.command.Command.Lock;
import dev.slipway.bot.command.Command.Locks;
import dev.slipway.bot.command.Command.Stop;
import dev.slipway.bot.command.Command.Unfreeze;
import dev.slipway.bot.command.Command.Unlock;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Locks and freezes. A stop without an end or a reason is begun: a dialog asks for the rest. An
/// end that cannot be read is never taken for a part of the reason.
final class StopRule {
  private final Catalog catalog;
  private final Names names;

  StopRule(Catalog catalog) {
    this.catalog = catalog;
    this.names = new Names(catalog);
  }

  /// What is stopped or let go.
  ///
  /// @param service absent: the whole environment
  private record Place(Optional<String> service, String environment) {}

  Parsed lock(Line line) {
    return place(Verb.LOCK, line, (place, rest) -> stop(Stop.LOCK, place, rest));
  }

  Parsed unlock(Line line) {
    return place(
        Verb.UNLOCK,
        line,
        (place, rest) -> end(Verb.UNLOCK, new Unlock(place.service(), place.environment()), rest));
  }

  Parsed locks(Line line) {
    return names.atEnvironment(line).isEmpty()
        ? new Understood(new Locks(Optional.empty()))
        : environment(
            line,
            (place, rest) -> end(Verb.LOCKS, new Locks(Optional.of(place.environment())), rest));
  }

  Parsed freeze(Line line) {
    return environment(line, (place, rest) -> stop(Stop.FREEZE, place, rest));
  }

  Parsed unfreeze(Line line) {
    return environment(
        line, (place, rest) -> end(Verb.UNFREEZE, new Unfreeze(place.environment()), rest));
  }

  private static Parsed end(Verb verb, Command command, Line rest) {
    return rest.isEmpty() ? new Understood(command) : Wording.tooMany(rest, verb.usage(), command);
  }

  /// `[SERVICE] ENVIRONMENT`. One name alone is a service where there is one; an environment that
  /// is called alike stands behind `in`.
  private Parsed place(Verb verb, Line line, BiFunction<Place, Line, Parsed> then) {
    if (line.isEmpty()) {
      return Wording.question(
          "Which service, and in which environment? The order is " + verb.usage() + ".",
          List.of("help lock"));
    }
    if (names.atEnvironment(line).skipped() > line.skipped()) {
      return environment(line, then);
    }
    String word = line.first().text();
    Line behind = line.skip(1);
    if (!behind.isEmpty() && !EndRule.begins(behind)) {
      return names.read(word, behind, found -> then.apply(of(found), found.rest()));
    }
    boolean service =
        catalog.hasService(word)
            || (catalog.environment(word).isEmpty() && !names.services(word).isEmpty());
    return service
        ? names.read(
            word, behind.skip(behind.words().size()), found -> then.apply(of(found), behind))
        : environment(line, then);
  }

  private static Place of(Names.Found found) {
    return new Place(Optional.of(found.service()), found.environment());
  }

  private Parsed environment(Line behind, BiFunction<Place, Line, Parsed> then) {
    Line line = names.atEnvironment(behind);
    if (line.isEmpty()) {
      return Wording.question(
          "Which environment? " + environments(),
          offers(catalog.environments().keySet().stream().toList(), line, then));
    }
    String word = line.first().text();
    Optional<String> known = catalog.environment(word);
    return known.isPresent()
        ? then.apply(new Place(Optional.empty(), known.get()), line.skip(1))
        : Wording.refused(
            "There is no environment " + Wording.quoted(word) + ".",
            offers(names.environments(word).stream().map(Guess::word).toList(), line.skip(1), then),
            environments());
  }

  private String environments() {
    return "There are " + Wording.list(catalog.environments().keySet()) + ".";
  }

  private static List<String> offers(
      List<String> environments, Line rest, BiFunction<Place, Line, Parsed> then) {
    return environments.stream()
        .limit(Problem.SUGGESTIONS)
        .map(name -> then.apply(new Place(Optional.empty(), name), rest))
        .flatMap(parsed -> Wording.offers(parsed).stream())
        .toList();
  }

  private static Parsed stop(Stop stop, Place place, Line rest) {
    if (!EndRule.begins(rest)) {
      return said(stop, place, Optional.empty(), rest);
    }
    Optional<EndRule.Found> end = EndRule.read(rest);
    return end.isPresent()
        ? said(stop, place, Optional.of(end.get().end()), end.get().rest())
        : noEnd(stop, place, rest);
  }

  private static Parsed said(Stop stop, Place place, Optional<End> end, Line rest) {
    String reason = rest.reason();
    if (reason.length() > Lock.LONGEST_REASON) {
      return Wording.question(
          "The reason is too long: at most " + Lock.LONGEST_REASON + " characters fit.", List.of());
    }
    if (end.isEmpty() || reason.isEmpty()) {
      return new Understood(new AskStop(stop, place.service(), place.environment(), end, reason));
    }
    return new Understood(
        switch (stop) {
          case LOCK -> new Lock(place.service(), place.environment(), end.get(), reason);
          case FREEZE -> new Freeze(place.environment(), end.get(), reason);
        });
  }

  /// Offers what may have been meant, else to go on in the dialog.
  private static Parsed noEnd(Stop stop, Place place, Line rest) {
    List<String> offers = new ArrayList<>();
    for (EndRule.Found near : EndRule.near(rest)) {
      offers.addAll(Wording.offers(said(stop, place, Optional.of(near.end()), near.rest())));
    }
    if (offers.isEmpty()) {
      offers.add(
          new AskStop(stop, place.service(), place.environment(), Optional.empty(), "").text());
    }
    Line word = rest.skip(1);
    return Wording.refused(
        "I do not know when "
            + Wording.quoted(
                rest.first().text() + (word.isEmpty() ? "" : " " + word.first().text()))
            + " ends. Write for 30m, for 2h, for 3d, until 18:00 or until 2026-12-24T18:00+01:00;"
            + " without a zone it is UTC.",
        offers,
        "");
  }
}
