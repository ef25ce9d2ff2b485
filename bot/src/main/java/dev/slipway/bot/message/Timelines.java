package dev.slipway.bot.message;

import dev.slipway.bot.incident.IncidentEvent;
import dev.slipway.bot.incident.Link;
import dev.slipway.bot.incident.Recipient;
import dev.slipway.environments.language.Person;
import dev.slipway.environments.language.Roster;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An incident's timeline in Markdown, with people by name: it is read long after, outside of chat.
record Timelines(Roster roster) {
  String sentence(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.FiredAgain(int count) -> "Seen " + count + " times";
      case IncidentEvent.Opened() -> "Opened";
      case IncidentEvent.NobodyToCall() -> "Nobody to call: oncall.yaml says nothing for it";
      case IncidentEvent.StepCalled called -> called(called);
      case IncidentEvent.AllCalled() -> "Everybody was called, nobody had it";
      case IncidentEvent.AcknowledgementGiven(String by) -> name(by) + " had it";
      case IncidentEvent.AcknowledgementLapsed(String by) ->
          "The acknowledgement of " + name(by) + " lapsed";
      case IncidentEvent.EscalatedBy(String by) -> name(by) + " escalated";
      case IncidentEvent.SilencedBy(String by, Instant until) ->
          name(by) + " silenced it until " + until.truncatedTo(ChronoUnit.SECONDS);
      case IncidentEvent.SilenceEnded() -> "The silence ended";
      case IncidentEvent.HandedOver(String by, String to) -> name(by) + " handed it to " + name(to);
      case IncidentEvent.Linked(String by, Link link) -> name(by) + " linked " + link(link);
      case IncidentEvent.NoteTaken(String by, String text, _) ->
          name(by) + ": " + Markdown.text(text);
      case IncidentEvent.IncidentResolved(Optional<String> by) ->
          "Resolved by " + by.map(this::name).orElse("its source");
      case IncidentEvent.IncidentReopened(Optional<String> by) ->
          by.map(it -> "Opened again by " + name(it)).orElse("Seen again, opened again");
    };
  }

  /// Ids of those who did something, or were called.
  static List<String> involved(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.FiredAgain _,
          IncidentEvent.Opened _,
          IncidentEvent.NobodyToCall _,
          IncidentEvent.AllCalled _,
          IncidentEvent.SilenceEnded _ ->
          List.of();
      case IncidentEvent.StepCalled called ->
          called.told().stream()
              .flatMap(to ->
                  to instanceof Recipient.OnePerson(String id) ? Stream.of(id) : Stream.empty())
              .toList();
      case IncidentEvent.AcknowledgementGiven(String by) -> List.of(by);
      case IncidentEvent.AcknowledgementLapsed(String by) -> List.of(by);
      case IncidentEvent.EscalatedBy(String by) -> List.of(by);
      case IncidentEvent.SilencedBy(String by, _) -> List.of(by);
      case IncidentEvent.HandedOver(String by, String to) -> List.of(by, to);
      case IncidentEvent.Linked(String by, _) -> List.of(by);
      case IncidentEvent.NoteTaken(String by, _, _) -> List.of(by);
      case IncidentEvent.IncidentResolved(Optional<String> by) -> by.stream().toList();
      case IncidentEvent.IncidentReopened(Optional<String> by) -> by.stream().toList();
    };
  }

  String name(String person) {
    return Markdown.text(roster.person(person).map(Person::name).orElse(person));
  }

  private String called(IncidentEvent.StepCalled called) {
    String told = called.told().stream().map(this::recipient).collect(Collectors.joining(", "));
    String gaps =
        called.gaps().stream()
            .map(gap -> "; not reached: " + Markdown.text(gap))
            .collect(Collectors.joining());
    return "Round "
        + called.rung().round()
        + ", step "
        + called.rung().step()
        + ": called "
        + (told.isEmpty() ? "nobody" : told)
        + gaps
        + (called.late().toMinutes() > 0 ? "; " + Span.words(called.late()) + " late" : "");
  }

  private String recipient(Recipient recipient) {
    return switch (recipient) {
      case Recipient.OnePerson(String id) -> name(id);
      case Recipient.Channel(String channel) -> Markdown.text(channel);
    };
  }

  /// Only what a browser opens is a link.
  private static String address(URI address) {
    String text = address.toASCIIString();
    return text.startsWith("https://") || text.startsWith("http://")
        ? "<" + text.replace("|", "%7C") + ">"
        : Markdown.text(text);
  }

  private static String link(Link link) {
    return switch (link) {
      case Link.ToIncident(var id) -> Markdown.text(id.text());
      case Link.ToAddress(var address) -> address(address);
    };
  }
}
