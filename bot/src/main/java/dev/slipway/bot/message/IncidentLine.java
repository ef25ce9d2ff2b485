package dev.slipway.bot.message;

import dev.slipway.bot.incident.IncidentEvent;
import dev.slipway.bot.incident.Link;
import dev.slipway.bot.incident.Recipient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An incident's timeline as its thread tells it: one line for each event but those that only
/// count.
public final class IncidentLine {
  /// Below it nobody was away.
  private static final Duration LATE = Duration.ofMinutes(1);

  private static final int GAPS = 2;
  private static final int GAP = 200;
  private static final int NOTE = 700;
  private final People people;

  private IncidentLine(People people) {
    this.people = people;
  }

  /// @return empty for what the card itself counts
  public static Optional<Message> of(IncidentEvent event, People people) {
    return new IncidentLine(people)
        .said(event)
        .map(said -> new Message(said.sentence(), List.of(new Block.Section(said.line()))));
  }

  /// Who is to be called, and cannot be.
  public static Message notInSlack(Recipient recipient, People people) {
    Said said =
        new Said(
            "🚧",
            new IncidentLine(people).recipient(recipient)
                + " could not be called: slipway.yaml gives no Slack id.");
    return new Message(said.sentence(), List.of(new Block.Section(said.line())));
  }

  /// Who beside Slack was to be told, and could not be.
  ///
  /// @param reason a sentence without its full stop
  public static Message untold(String notifier, Optional<String> address, String reason) {
    String whom = address.map(known -> " (" + Markup.text(known) + ")").orElse("");
    Said said =
        new Said(
            "🚧",
            "The notifier "
                + Markup.text(notifier)
                + whom
                + " does not know of it: "
                + Markup.text(reason, NOTE)
                + ".");
    return new Message(said.sentence(), List.of(new Block.Section(said.line())));
  }

  private Optional<Said> said(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.FiredAgain _ -> Optional.empty();
      case IncidentEvent.Opened() -> line("🚨", "Opened.");
      case IncidentEvent.NobodyToCall() ->
          line("🚧", "Nobody is called: oncall.yaml has no escalation for it.");
      case IncidentEvent.StepCalled called -> called(called);
      case IncidentEvent.AllCalled() ->
          line("🚨", "Everybody was called, and nobody has it. Nobody is called by itself now.");
      case IncidentEvent.AcknowledgementGiven(String by) -> line("👀", who(by) + " has it.");
      case IncidentEvent.AcknowledgementLapsed(String by) ->
          line("⏰", "It is not over: the acknowledgement of " + who(by) + " has lapsed.");
      case IncidentEvent.EscalatedBy(String by) ->
          line("⏫", who(by) + " has escalated: the next are called now.");
      case IncidentEvent.SilencedBy(String by, var until) ->
          line("🔕", who(by) + " has silenced it until " + SlackDate.of(until) + ".");
      case IncidentEvent.SilenceEnded() -> line("🔔", "The silence is over.");
      case IncidentEvent.HandedOver(String by, String to) ->
          line("🤝", who(by) + " has handed it to " + who(to) + ".");
      case IncidentEvent.Linked(String by, Link link) ->
          line("🔗", who(by) + " has linked " + link(link) + ".");
      case IncidentEvent.NoteTaken(String by, String text, _) ->
          line("📝", who(by) + ": " + Markup.text(text, NOTE));
      case IncidentEvent.IncidentResolved(Optional<String> by) ->
          line(
              "✅",
              "Resolved" + by.map(it -> " by " + who(it)).orElse(": its source says so") + ".");
      case IncidentEvent.IncidentReopened(Optional<String> by) ->
          line(
              "🚨",
              "Opened again" + by.map(it -> " by " + who(it)).orElse(": it was seen again") + ".");
    };
  }

  private Optional<Said> called(IncidentEvent.StepCalled called) {
    List<String> sentences = new ArrayList<>();
    String told = Markup.list(called.told().stream().map(this::recipient).toList());
    sentences.add(
        "Round "
            + called.rung().round()
            + ", step "
            + called.rung().step()
            + ": "
            + (told.isEmpty() ? "nobody was reached" : "called " + told)
            + ".");
    called.gaps().stream()
        .limit(GAPS)
        .map(gap -> "Not reached: " + Markup.text(gap, GAP) + ".")
        .forEach(sentences::add);
    if (called.late().compareTo(LATE) >= 0) {
      sentences.add("That is " + Span.words(called.late()) + " late, because the bot was away.");
    }
    return line("📟", String.join(" ", sentences));
  }

  private String recipient(Recipient recipient) {
    return switch (recipient) {
      case Recipient.OnePerson(String id) -> who(id);
      case Recipient.Channel(String name) -> Markup.channel(name);
    };
  }

  private static String link(Link link) {
    return switch (link) {
      case Link.ToIncident(var id) -> Markup.code(id.text());
      case Link.ToAddress(var address) -> Markup.link(address, address.toString());
    };
  }

  private String who(String person) {
    return people.mention(person);
  }

  private static Optional<Said> line(String sign, String sentence) {
    return Optional.of(new Said(sign, sentence));
  }
}
