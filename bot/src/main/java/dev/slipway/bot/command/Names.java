package dev.slipway.bot.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/// Finds the service and the environment that two words mean. Where they mean none, the nearest
/// ones are put into the words' places and the whole command is tried again: what comes out is
/// offered.
final class Names {
  private static final int LIKELY = 3;
  private final Catalog catalog;

  Names(Catalog catalog) {
    this.catalog = catalog;
  }

  /// @param rest what follows the environment
  record Found(String service, String environment, Line rest) {}

  /// Reads `ENVIRONMENT ...` behind a service's name, and goes on with both.
  Parsed read(String service, Line behind, Function<Found, Parsed> then) {
    Line line = atEnvironment(behind);
    if (line.isEmpty()) {
      return withoutEnvironment(service, line, then);
    }
    String word = line.first().text();
    Optional<String> environment = catalog.environment(word);
    if (environment.isPresent() && catalog.places(service, environment.get())) {
      return then.apply(new Found(service, environment.get(), line.skip(1)));
    }
    if (environment.isPresent() && catalog.hasService(service)) {
      String where = environment.get();
      return notPlaced(service, where, line.skip(1), then);
    }
    return unknown(service, line, then);
  }

  /// Behind `to` or `in`.
  Line atEnvironment(Line line) {
    boolean preposition =
        !line.isEmpty()
            && !line.first().literal()
            && Verb.isPreposition(line.first().text())
            && catalog.environment(line.first().text()).isEmpty();
    return preposition ? line.skip(1) : line;
  }

  /// Real names of the environments that a word may mean.
  List<Guess> environments(String word) {
    if (catalog.environment(word).isPresent()) {
      return List.of(new Guess(catalog.environment(word).get(), 0));
    }
    List<String> words = new ArrayList<>(catalog.environments().keySet());
    catalog.environments().values().forEach(words::addAll);
    return Guess.near(word, words).stream()
        .map(guess -> new Guess(catalog.environment(guess.word()).orElseThrow(), guess.distance()))
        .toList();
  }

  List<Guess> services(String word) {
    return catalog.hasService(word)
        ? List.of(new Guess(word, 0))
        : Guess.near(word, catalog.services().keySet());
  }

  /// Goes on where no environment was said, in each that it may be.
  ///
  /// @param line what would follow the environment
  Parsed withoutEnvironment(String word, Line line, Function<Found, Parsed> then) {
    if (catalog.hasService(word)) {
      return Wording.question(
          "In which environment? " + whereabouts(word), everywhere(word, line, then));
    }
    Optional<String> environment = catalog.environment(word);
    if (environment.isPresent()) {
      String where = environment.get();
      SequencedSet<String> offers = new LinkedHashSet<>();
      catalog.services().keySet().stream()
          .filter(service -> catalog.places(service, where))
          .limit(Problem.SUGGESTIONS)
          .forEach(service ->
              offers.addAll(Wording.offers(then.apply(new Found(service, where, line)))));
      return Wording.question("Which service in " + where + "?", offers);
    }
    SequencedSet<String> offers = new LinkedHashSet<>();
    services(word).stream()
        .limit(LIKELY)
        .forEach(guess -> offers.addAll(everywhere(guess.word(), line, then)));
    return Wording.refused(
        "There is no service " + Wording.quoted(word) + ".",
        List.copyOf(offers),
        Wording.services(catalog));
  }

  private Parsed notPlaced(
      String service, String environment, Line rest, Function<Found, Parsed> then) {
    return Wording.question(
        service + " is not in " + environment + ". " + whereabouts(service),
        everywhere(service, rest, then));
  }

  private Parsed unknown(String service, Line line, Function<Found, Parsed> then) {
    String word = line.first().text();
    SequencedSet<String> offers = new LinkedHashSet<>();
    likely(services(service), environments(word))
        .forEach(pair ->
            offers.addAll(
                Wording.offers(
                    then.apply(new Found(pair.service(), pair.environment(), line.skip(1))))));
    swapped(service, line, then).ifPresent(offers::add);
    if (!catalog.hasService(service)) {
      return Wording.refused(
          "There is no service " + Wording.quoted(service) + ".",
          List.copyOf(offers),
          Wording.services(catalog));
    }
    if (offers.isEmpty()) {
      offers.addAll(everywhere(service, line.skip(1), then));
    }
    return Wording.refused(
        "There is no environment " + Wording.quoted(word) + ".",
        List.copyOf(offers),
        whereabouts(service));
  }

  /// `staging frontend`.
  private Optional<String> swapped(String first, Line line, Function<Found, Parsed> then) {
    Optional<String> environment = catalog.environment(first);
    String service = line.first().text();
    if (environment.isEmpty() || !catalog.places(service, environment.get())) {
      return Optional.empty();
    }
    return Wording.offers(then.apply(new Found(service, environment.get(), line.skip(1)))).stream()
        .findFirst();
  }

  private List<Pair> likely(List<Guess> services, List<Guess> environments) {
    return services.stream()
        .flatMap(service ->
            environments.stream()
                .map(environment ->
                    new Pair(
                        service.word(),
                        environment.word(),
                        service.distance() + environment.distance())))
        .filter(pair -> catalog.places(pair.service(), pair.environment()))
        .sorted(Comparator.comparingInt(Pair::distance))
        .limit(LIKELY)
        .toList();
  }

  private SequencedSet<String> everywhere(String service, Line rest, Function<Found, Parsed> then) {
    SequencedSet<String> offers = new LinkedHashSet<>();
    catalog.environmentsOf(service).stream()
        .limit(Problem.SUGGESTIONS)
        .forEach(environment ->
            offers.addAll(Wording.offers(then.apply(new Found(service, environment, rest)))));
    return offers;
  }

  private String whereabouts(String service) {
    List<String> where = catalog.environmentsOf(service);
    return where.isEmpty()
        ? service + " is in no environment yet."
        : service + " is in " + Wording.list(where) + ".";
  }

  private record Pair(String service, String environment, int distance) {}
}
