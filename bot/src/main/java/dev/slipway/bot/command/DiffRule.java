package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Diff;
import dev.slipway.bot.command.Command.Side;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `diff A B` with two environments, `diff SERVICE A B` with environments or versions. Lines are
/// read behind the first word.
///
/// A word with a digit that is no environment and near none is a version; `@VERSION` always is one.
record DiffRule(Catalog catalog, Names names) {
  private static final String USAGE = Verb.DIFF.usage();
  private static final int BOTH = 2;
  private static final int WITH_SERVICE = 3;

  Parsed parse(Line line) {
    int words = line.words().size();
    if (words < BOTH || (words == BOTH && isBeginning(line))) {
      return Wording.question(
          "What is compared with what? The order is " + USAGE + ".",
          words == 0 ? List.of("help " + Verb.DIFF.word()) : beginnings(line));
    }
    Parsed parsed =
        words == BOTH
            ? between(Optional.empty(), line.words().getFirst(), line.words().getLast())
            : between(Optional.of(line.first().text()), line.words().get(1), line.words().get(2));
    return words > WITH_SERVICE && parsed instanceof Understood(Command command)
        ? Wording.tooMany(line.skip(WITH_SERVICE), USAGE, command)
        : parsed;
  }

  /// A service, and only one thing to compare.
  private boolean isBeginning(Line line) {
    return catalog.hasService(line.first().text())
        && catalog.environment(line.first().text()).isEmpty();
  }

  /// The service in each environment beside the next one.
  private List<String> beginnings(Line line) {
    String word = line.first().text();
    Optional<String> service = Optional.of(word).filter(catalog::hasService);
    List<String> where =
        service
            .map(catalog::environmentsOf)
            .orElseGet(() -> List.copyOf(catalog.environments().keySet()));
    return Stream.iterate(1, next -> next < where.size(), next -> next + 1)
        .map(next ->
            new Diff(
                service,
                new Side.InEnvironment(where.get(next - 1)),
                new Side.InEnvironment(where.get(next))))
        .map(Command::text)
        .limit(Problem.SUGGESTIONS)
        .toList();
  }

  private Parsed between(Optional<String> service, Line.Word one, Line.Word other) {
    List<Guess> services = service.map(names::services).orElse(List.of());
    boolean known = service.isEmpty() || catalog.hasService(service.get());
    List<Side> left = sides(one, service.isPresent());
    List<Side> right = sides(other, service.isPresent());
    boolean exact = isExact(one, left) && isExact(other, right);
    if (known && exact && left.equals(right)) {
      return Wording.question("Both are the same.", List.of());
    }
    if (known && exact) {
      return new Understood(new Diff(service, left.getFirst(), right.getFirst()));
    }
    Stream<Optional<String>> meant =
        service.isEmpty()
            ? Stream.of(service)
            : services.stream().map(Guess::word).map(Optional::of);
    List<String> offers =
        meant
            .flatMap(each ->
                left.stream()
                    .flatMap(a ->
                        right.stream().filter(b -> !b.equals(a)).map(b -> new Diff(each, a, b))))
            .map(Command::text)
            .limit(Problem.SUGGESTIONS)
            .toList();
    return known
        ? noSide(isExact(one, left) ? other : one, offers)
        : Wording.refused(
            "There is no service " + Wording.quoted(service.orElse("")) + ".",
            offers,
            Wording.services(catalog));
  }

  private Parsed noSide(Line.Word word, List<String> offers) {
    return Wording.refused(
        "There is no environment " + Wording.quoted(word.text()) + ".",
        offers,
        "There are " + Wording.list(catalog.environments().keySet()) + ".");
  }

  /// What a word means, or may mean.
  ///
  /// @param versions whether it may be one: versions are a service's
  private List<Side> sides(Line.Word word, boolean versions) {
    String text = word.text();
    boolean marked = text.startsWith("@");
    String version = marked ? text.substring(1) : text;
    if (marked) {
      return versions && Versions.isVersion(version)
          ? List.of(new Side.OfVersion(version))
          : List.of();
    }
    List<Guess> environments = names.environments(text);
    if (environments.isEmpty() && versions && Versions.isLikely(version)) {
      return List.of(new Side.OfVersion(version));
    }
    return environments.stream().<Side>map(each -> new Side.InEnvironment(each.word())).toList();
  }

  private boolean isExact(Line.Word word, List<Side> sides) {
    return sides.size() == 1
        && (sides.getFirst() instanceof Side.OfVersion
            || catalog.environment(word.text()).isPresent());
  }
}
