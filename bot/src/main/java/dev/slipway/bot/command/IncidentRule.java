package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Incidents;
import dev.slipway.bot.command.Command.TellIncident;
import dev.slipway.bot.command.Parsed.Understood;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.Link;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// `incident`, `incident open ...`, `incident [ID] ack|escalate|...`. Lines are read behind the
/// first word. Without an id the one incident that is open is meant.
record IncidentRule(Catalog catalog, Names names) {
  private static final String OPEN = "open";
  private static final List<String> WEB = List.of("http", "https");
  private static final int LONGEST_ADDRESS = 1_000;

  Parsed parse(Line line) {
    if (line.isEmpty()) {
      return new Understood(new Incidents());
    }
    Line.Word first = line.first();
    if (IncidentId.isValid(first.text())) {
      return about(first.text(), line.skip(1));
    }
    if (!first.literal() && first.text().equals(OPEN)) {
      return new OpenRule(catalog, names).parse(line.skip(1));
    }
    return IncidentVerb.of(first.text())
        .filter(_ -> !first.literal())
        .map(verb -> order(Optional.empty(), verb, line.skip(1)))
        .orElseGet(() -> unknown(Optional.empty(), first.text(), line.skip(1)));
  }

  private Parsed about(String id, Line rest) {
    if (rest.isEmpty()) {
      return Wording.question(
          "What about incident " + id + "?",
          Stream.of(new IncidentOrder.Acknowledge(), new IncidentOrder.Resolve())
              .map(order -> new TellIncident(Optional.of(id), order).text())
              .toList());
    }
    return IncidentVerb.of(rest.first().text())
        .map(verb -> order(Optional.of(id), verb, rest.skip(1)))
        .orElseGet(() -> unknown(Optional.of(id), rest.first().text(), rest.skip(1)));
  }

  private Parsed unknown(Optional<String> id, String word, Line rest) {
    List<String> offers = new ArrayList<>();
    String lower = word.toLowerCase(Locale.ROOT);
    if (id.isEmpty() && IncidentId.isValid(lower)) {
      offers.addAll(Wording.offers(about(lower, rest)));
    }
    Guess.near(word, IncidentVerb.words()).stream()
        .flatMap(guess -> IncidentVerb.of(guess.word()).stream())
        .map(verb -> order(id, verb, rest))
        .forEach(parsed -> offers.addAll(Wording.offers(parsed)));
    if (id.isEmpty() && !Guess.near(word, List.of(OPEN)).isEmpty()) {
      offers.addAll(Wording.offers(new OpenRule(catalog, names).parse(rest)));
    }
    List<String> words = new ArrayList<>(IncidentVerb.words());
    if (id.isEmpty()) {
      words.addFirst(OPEN);
    }
    return Wording.refused(
        "Nothing is done about an incident by " + Wording.quoted(word) + ".",
        offers,
        "There are " + Wording.list(words) + ".");
  }

  private static Parsed order(Optional<String> id, IncidentVerb verb, Line rest) {
    return switch (verb) {
      case ACK -> alone(id, verb, new IncidentOrder.Acknowledge(), rest);
      case ESCALATE -> alone(id, verb, new IncidentOrder.Escalate(), rest);
      case RESOLVE -> alone(id, verb, new IncidentOrder.Resolve(), rest);
      case REOPEN -> alone(id, verb, new IncidentOrder.Reopen(), rest);
      case POSTMORTEM -> alone(id, verb, new IncidentOrder.WriteDown(), rest);
      case SILENCE -> silence(id, rest);
      case ASSIGN -> assign(id, rest);
      case LINK -> link(id, rest);
      case NOTE -> note(id, rest);
    };
  }

  private static Parsed alone(
      Optional<String> id, IncidentVerb verb, IncidentOrder order, Line rest) {
    TellIncident command = new TellIncident(id, order);
    return rest.isEmpty() ? new Understood(command) : Wording.tooMany(rest, verb.usage(), command);
  }

  private static Parsed silence(Optional<String> id, Line behind) {
    boolean preposition =
        !behind.isEmpty() && !behind.first().literal() && behind.first().text().equals("for");
    Line line = preposition ? behind.skip(1) : behind;
    if (line.isEmpty()) {
      return Wording.question(
          "For how long? At most for a day.",
          Stream.of("30m", "1h", "4h").map(each -> silence(id) + " " + each).toList());
    }
    return EndRule.duration(line.first().text())
        .map(length ->
            alone(id, IncidentVerb.SILENCE, new IncidentOrder.Silence(length), line.skip(1)))
        .orElseGet(() ->
            Wording.refused(
                Wording.quoted(line.first().text()) + " is no time. Write 30m, 2h or 1h30m.",
                List.of(silence(id) + " 1h"),
                ""));
  }

  private static String silence(Optional<String> id) {
    return "incident" + id.map(" "::concat).orElse("") + " silence";
  }

  private static Parsed assign(Optional<String> id, Line line) {
    if (line.isEmpty()) {
      return Wording.question(
          "Who shall have it? The order is " + IncidentVerb.ASSIGN.usage() + ".",
          List.of("help incident"));
    }
    return line.person()
        .map(person ->
            alone(id, IncidentVerb.ASSIGN, new IncidentOrder.Assign(person), line.skip(1)))
        .orElseGet(() -> Wording.nobody(line.first().text()));
  }

  private static Parsed link(Optional<String> id, Line line) {
    if (line.isEmpty()) {
      return Wording.question(
          "What is to be linked? The order is " + IncidentVerb.LINK.usage() + ".",
          List.of("help incident"));
    }
    String word = line.first().text();
    return target(word)
        .map(link -> alone(id, IncidentVerb.LINK, new IncidentOrder.Connect(link), line.skip(1)))
        .orElseGet(() ->
            Wording.refused(
                Wording.quoted(word) + " is no address that begins with https:// and no incident.",
                List.of(),
                ""));
  }

  private static Optional<Link> target(String word) {
    if (IncidentId.isValid(word)) {
      return Optional.of(new Link.ToIncident(new IncidentId(word)));
    }
    try {
      URI address = URI.create(word);
      boolean web = address.getScheme() != null && WEB.contains(address.getScheme());
      return web && address.getHost() != null && word.length() <= LONGEST_ADDRESS
          ? Optional.of(new Link.ToAddress(address))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Parsed note(Optional<String> id, Line line) {
    if (line.isEmpty()) {
      return Wording.question(
          "What is to be noted? The order is " + IncidentVerb.NOTE.usage() + ".",
          List.of("help incident"));
    }
    return Reason.read(
        line,
        text ->
            text.isEmpty()
                ? note(id, line.skip(line.words().size()))
                : new Understood(new TellIncident(id, new IncidentOrder.Note(text))));
  }
}
