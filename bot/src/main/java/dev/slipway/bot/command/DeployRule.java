package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Ask;
import dev.slipway.bot.command.Command.Deploy;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.Optional;
import java.util.stream.Stream;

/// `SERVICE ENVIRONMENT [VERSION]`, `SERVICE@VERSION to ENVIRONMENT`, and the beginnings of both.
final class DeployRule {
  static final String USAGE = "SERVICE ENVIRONMENT [VERSION]";

  private final Catalog catalog;
  private final Names names;

  DeployRule(Catalog catalog) {
    this.catalog = catalog;
    this.names = new Names(catalog);
  }

  Parsed parse(Line line) {
    String word = line.first().text();
    if (word.contains(",")) {
      return new TogetherRule(names).parse(word, line.skip(1));
    }
    int at = word.indexOf('@');
    return at > 0
        ? parse(word.substring(0, at), Optional.of(word.substring(at + 1)), line.skip(1))
        : parse(word, Optional.empty(), line.skip(1));
  }

  private Parsed parse(String service, Optional<String> version, Line behind) {
    Line line = names.atEnvironment(behind);
    if (version.isPresent() && !Versions.isVersion(version.get())) {
      return Versions.none(version.get());
    }
    if (line.isEmpty()) {
      return alone(service, version);
    }
    if (MannerRule.begins(line) && catalog.environment(line.first().text()).isEmpty()) {
      return names.withoutEnvironment(service, line, found -> found(found, version));
    }
    if (version.isEmpty() && catalog.hasService(service) && isVersionInstead(line)) {
      return versionInstead(service, line);
    }
    return names.read(service, line, found -> found(found, version));
  }

  private static Parsed found(Names.Found found, Optional<String> pinned) {
    return MannerRule.read(
        found.rest(),
        pinned,
        USAGE,
        version -> new Deploy(found.service(), found.environment(), version));
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
    return Versions.isLikely(word) && names.environments(word).isEmpty();
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
}
