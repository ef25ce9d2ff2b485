package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.OpenIncident;
import dev.slipway.bot.command.Parsed.Understood;
import dev.slipway.bot.incident.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// `incident open TITLE`, or `incident open "TITLE" [[in] ENVIRONMENT] [SERVICE] [SEVERITY]`. Lines
/// are read behind `open`. Who is in a hurry leaves the quotes out: then all of it is the title.
record OpenRule(Catalog catalog, Names names) {
  private static final String USAGE =
      "incident open \"TITLE\" [ENVIRONMENT] [SERVICE] [critical|major|minor]";

  /// What was said behind the title.
  private record Behind(
      Optional<String> environment, Optional<String> service, Optional<Severity> severity) {
    static final Behind NOTHING = new Behind(Optional.empty(), Optional.empty(), Optional.empty());

    Behind in(String where) {
      return new Behind(Optional.of(where), service, severity);
    }

    Behind of(String what) {
      return new Behind(environment, Optional.of(what), severity);
    }

    Behind as(Severity how) {
      return new Behind(environment, service, Optional.of(how));
    }

    OpenIncident open(String title) {
      return new OpenIncident(title, environment, service, severity.orElse(Severity.MAJOR));
    }
  }

  Parsed parse(Line line) {
    if (line.isEmpty()) {
      return missing();
    }
    boolean quoted = line.first().literal();
    return quoted
        ? titled(line.first().text(), line.skip(1))
        : titled(line.rest(), line.skip(line.words().size()));
  }

  private Parsed titled(String said, Line rest) {
    String title = title(said);
    if (title.isEmpty()) {
      return missing();
    }
    return title.length() > OpenIncident.LONGEST_TITLE
        ? Wording.question(
            "The title is too long: at most "
                + OpenIncident.LONGEST_TITLE
                + " characters fit. Note the rest in its timeline.",
            List.of())
        : behind(title, Behind.NOTHING, rest);
  }

  /// In one kind of quotation marks, so that it can be put into the other.
  private static String title(String said) {
    return said.replace('"', '\'').strip();
  }

  private static Parsed missing() {
    return Wording.question("What is wrong? The order is " + USAGE + ".", List.of("help incident"));
  }

  private Parsed behind(String title, Behind said, Line behind) {
    Line line = names.atEnvironment(behind);
    if (line.isEmpty()) {
      return new Understood(said.open(title));
    }
    String word = line.first().text();
    Optional<String> environment = catalog.environment(word);
    Optional<Severity> severity = severity(word);
    if (environment.isPresent() && said.environment().isEmpty()) {
      return behind(title, said.in(environment.get()), line.skip(1));
    }
    if (catalog.hasService(word) && said.service().isEmpty()) {
      return behind(title, said.of(word), line.skip(1));
    }
    if (severity.isPresent() && said.severity().isEmpty()) {
      return behind(title, said.as(severity.get()), line.skip(1));
    }
    return environment.isPresent() || catalog.hasService(word) || severity.isPresent()
        ? Wording.tooMany(line, USAGE, said.open(title))
        : unknown(title, said, line);
  }

  private Parsed unknown(String title, Behind said, Line line) {
    String word = line.first().text();
    Stream<Behind> meant =
        Stream.of(
                names.environments(word).stream()
                    .filter(_ -> said.environment().isEmpty())
                    .map(guess -> said.in(guess.word())),
                names.services(word).stream()
                    .filter(_ -> said.service().isEmpty())
                    .map(guess -> said.of(guess.word())),
                Guess.near(word, severities()).stream()
                    .filter(_ -> said.severity().isEmpty())
                    .map(guess -> said.as(severity(guess.word()).orElseThrow())))
            .flatMap(each -> each);
    return Wording.refused(
        "There is no environment, service or severity " + Wording.quoted(word) + ".",
        Stream.concat(
                meant.flatMap(each -> Wording.offers(behind(title, each, line.skip(1))).stream()),
                Stream.of(said.open(title).text()))
            .toList(),
        "");
  }

  private static Optional<Severity> severity(String word) {
    return Arrays.stream(Severity.values()).filter(each -> word(each).equals(word)).findFirst();
  }

  private static List<String> severities() {
    return Arrays.stream(Severity.values()).map(OpenRule::word).toList();
  }

  /// As it is typed.
  static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
