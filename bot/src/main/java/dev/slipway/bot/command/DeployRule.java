package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Ask;
import dev.slipway.bot.command.Command.Deploy;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `SERVICE ENVIRONMENT [VERSION]`, `SERVICE@VERSION to ENVIRONMENT`, and the beginnings of both.
final class DeployRule {
  static final String USAGE = "SERVICE ENVIRONMENT [VERSION]";

  /// As the environments repository takes versions.
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]{0,127}");

  private final Catalog catalog;
  private final Names names;

  DeployRule(Catalog catalog) {
    this.catalog = catalog;
    this.names = new Names(catalog);
  }

  Parsed parse(Line line) {
    String word = line.first().text();
    int at = word.indexOf('@');
    return at > 0
        ? parse(word.substring(0, at), Optional.of(word.substring(at + 1)), line.skip(1))
        : parse(word, Optional.empty(), line.skip(1));
  }

  private Parsed parse(String service, Optional<String> version, Line behind) {
    Line line = names.atEnvironment(behind);
    if (version.isPresent() && !isVersion(version.get())) {
      return noVersion(version.get());
    }
    if (service.contains(",")) {
      return oneAtATime(service, version, behind);
    }
    if (line.isEmpty()) {
      return alone(service, version);
    }
    if (version.isEmpty() && catalog.hasService(service) && isVersionInstead(line)) {
      return versionInstead(service, line);
    }
    return names.read(service, line, found -> found(found, version));
  }

  private Parsed found(Names.Found found, Optional<String> pinned) {
    Line rest = found.rest();
    boolean named = pinned.isEmpty() && !rest.isEmpty();
    Optional<String> version = named ? Optional.of(rest.first().text()) : pinned;
    if (named && !isVersion(rest.first().text())) {
      return noVersion(rest.first().text());
    }
    Deploy deploy = new Deploy(found.service(), found.environment(), version);
    Line more = named ? rest.skip(1) : rest;
    return more.isEmpty() ? new Understood(deploy) : Wording.tooMany(more, USAGE, deploy);
  }

  /// A service without an environment, or the other way round: a dialog asks for the rest.
  private Parsed alone(String word, Optional<String> version) {
    if (catalog.hasService(word)) {
      return new Understood(new Ask(Optional.of(word), Optional.empty(), version));
    }
    Optional<String> environment = catalog.environment(word);
    if (environment.isPresent() && version.isEmpty()) {
      return inEnvironment(environment.get());
    }
    Stream<Command> services =
        names.services(word).stream()
            .map(guess -> new Ask(Optional.of(guess.word()), Optional.empty(), version));
    Stream<Command> environments =
        names.environments(word).stream()
            .map(guess -> new Ask(Optional.empty(), Optional.of(guess.word()), version));
    return Wording.refused(
        "There is no service " + Wording.quoted(word) + ".",
        Stream.concat(services, version.isEmpty() ? environments : Stream.empty())
            .map(Command::text)
            .toList(),
        Wording.services(catalog));
  }

  /// `to ENVIRONMENT`, with the line at the environment.
  Parsed into(Line line) {
    if (line.isEmpty()) {
      return new Understood(new Ask(Optional.empty(), Optional.empty(), Optional.empty()));
    }
    String word = line.first().text();
    Optional<String> environment = catalog.environment(word);
    if (environment.isEmpty()) {
      return Wording.refused(
          "There is no environment " + Wording.quoted(word) + ".",
          names.environments(word).stream().map(guess -> "to " + guess.word()).toList(),
          "There are " + Wording.list(catalog.environments().keySet()) + ".");
    }
    Ask ask = new Ask(Optional.empty(), environment, Optional.empty());
    return line.words().size() == 1
        ? new Understood(ask)
        : Wording.tooMany(line.skip(1), USAGE, ask);
  }

  private static Parsed inEnvironment(String environment) {
    return new Understood(new Ask(Optional.empty(), Optional.of(environment), Optional.empty()));
  }

  /// A version stands where the environment should.
  private boolean isVersionInstead(Line line) {
    String word = line.first().text();
    return isVersion(word)
        && word.chars().anyMatch(Character::isDigit)
        && names.environments(word).isEmpty();
  }

  private Parsed versionInstead(String service, Line line) {
    Optional<String> version = Optional.of(line.first().text());
    Line behind = names.atEnvironment(line.skip(1));
    if (behind.isEmpty()) {
      return new Understood(new Ask(Optional.of(service), Optional.empty(), version));
    }
    Parsed ordered = names.read(service, behind, found -> found(found, version));
    return Wording.refused(
        "The environment stands before the version: " + USAGE + ".", Wording.offers(ordered), "");
  }

  private Parsed oneAtATime(String services, Optional<String> version, Line behind) {
    List<String> offers = new ArrayList<>();
    Stream.of(services.split(",", Problem.SUGGESTIONS + 1))
        .limit(Problem.SUGGESTIONS)
        .filter(catalog::hasService)
        .map(service -> parse(service, version, behind))
        .filter(Understood.class::isInstance)
        .forEach(each -> offers.addAll(Wording.offers(each)));
    return Wording.refused("Services are deployed one at a time; nothing was started.", offers, "");
  }

  private static Parsed noVersion(String word) {
    return Wording.question(
        Wording.quoted(word)
            + " cannot be a version. A version has letters, digits, dots, dashes, underscores and"
            + " plus signs, at most 128.",
        List.of());
  }

  private static boolean isVersion(String word) {
    return VERSION.matcher(word).matches();
  }
}
