package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Deploy;
import dev.slipway.bot.command.Command.DeployTogether;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// `a,b ENVIRONMENT [VERSION]`, `a@VERSION,b@VERSION to ENVIRONMENT`.
record TogetherRule(Names names) {
  private static final String USAGE = "SERVICE,SERVICE ENVIRONMENT [VERSION]";
  private static final int MOST = 20;

  /// @param word with a comma in it
  Parsed parse(String word, Line behind) {
    List<Part> parts = Stream.of(word.split(",", MOST + 2)).map(Part::of).toList();
    if (parts.size() > MOST) {
      return Wording.question("At most " + MOST + " services go together.", List.of());
    }
    if (parts.stream().anyMatch(part -> part.service().isEmpty())) {
      return Wording.question(
          "Services stand between commas without spaces: " + USAGE + ".", List.of());
    }
    Optional<String> wrong =
        parts.stream()
            .flatMap(part -> part.version().stream())
            .filter(version -> !Versions.isVersion(version))
            .findFirst();
    return wrong
        .map(Versions::none)
        .orElseGet(() ->
            names.read(
                parts.getFirst().service(),
                behind,
                first ->
                    others(
                        parts,
                        List.of(first.service()),
                        first.environment(),
                        all -> together(parts, all, first))));
  }

  /// The other services, in the environment of the first.
  private Parsed others(
      List<Part> parts,
      List<String> found,
      String environment,
      Function<List<String>, Parsed> then) {
    if (found.size() == parts.size()) {
      return then.apply(found);
    }
    return names.read(
        parts.get(found.size()).service(),
        Line.of("\"" + environment + "\""),
        next -> {
          if (!next.environment().equals(environment)) {
            return Wording.question("Services that go together go to one environment.", List.of());
          }
          List<String> more = new ArrayList<>(found);
          more.add(next.service());
          return others(parts, more, environment, then);
        });
  }

  private static Parsed together(List<Part> parts, List<String> services, Names.Found first) {
    if (new HashSet<>(services).size() < services.size()) {
      return Wording.question("A service is named twice.", List.of());
    }
    Function<Optional<String>, DeployTogether> command =
        version ->
            new DeployTogether(
                IntStream.range(0, parts.size())
                    .mapToObj(i ->
                        new Deploy(
                            services.get(i),
                            first.environment(),
                            parts.get(i).version().or(() -> version)))
                    .toList());
    Optional<String> pinned = parts.stream().flatMap(part -> part.version().stream()).findFirst();
    return MannerRule.read(
        first.rest(),
        pinned,
        USAGE,
        // What one of them is pinned to is not the others' version.
        version -> command.apply(pinned.isPresent() ? Optional.empty() : version));
  }

  /// `SERVICE` or `SERVICE@VERSION`.
  private record Part(String service, Optional<String> version) {
    static Part of(String text) {
      int at = text.indexOf('@');
      return at < 0
          ? new Part(text, Optional.empty())
          : new Part(text.substring(0, at), Optional.of(text.substring(at + 1)));
    }
  }
}
