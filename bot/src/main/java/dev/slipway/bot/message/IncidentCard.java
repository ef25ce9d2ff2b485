package dev.slipway.bot.message;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.following.Following.End;
import dev.slipway.bot.following.Following.Outcome;
import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Firings;
import dev.slipway.bot.incident.Incident;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.IncidentState.Acknowledged;
import dev.slipway.bot.incident.IncidentState.Open;
import dev.slipway.bot.incident.IncidentState.Resolved;
import dev.slipway.bot.incident.IncidentState.Silenced;
import dev.slipway.bot.message.Button.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one message of an incident, from its opening to its end; its timeline stands in the thread.
public final class IncidentCard {
  private final Incident incident;
  private final Background background;

  /// What is shown beside the state.
  ///
  /// @param suspect the rollout that may have caused it, as far as it was followed
  public record Background(People people, Optional<Following> suspect) {}

  private IncidentCard(Incident incident, Background background) {
    this.incident = incident;
    this.background = background;
  }

  public static Message of(IncidentState state, Background background) {
    return new IncidentCard(state.incident(), background).message(state);
  }

  /// Below what told of it first: how it stands, and what can be done.
  public static Message below(Message told, IncidentState state, Background background) {
    return new IncidentCard(state.incident(), background).below(told, state);
  }

  private Message below(Message told, IncidentState state) {
    Said said = said(state);
    List<String> stands = new ArrayList<>();
    stands.add(said.line());
    stands.addAll(details(state));
    List<Block> blocks = new ArrayList<>(told.blocks());
    blocks.addAll(
        new Page()
            .lines(stands)
            .context(List.of("Incident " + Markup.code(incident.opening().id().text())))
            .buttons(buttons(state))
            .message("")
            .blocks());
    return new Message(Page.fallback(List.of(told.text(), said.sentence())), blocks);
  }

  private Message message(IncidentState state) {
    IncidentWords words = new IncidentWords(incident.opening(), background.people());
    Said said = said(state);
    List<String> lines = new ArrayList<>();
    lines.add(words.what());
    background.suspect().map(IncidentCard::suspect).or(this::unfollowed).ifPresent(lines::add);
    List<String> stands = new ArrayList<>();
    stands.add(said.line());
    stands.addAll(details(state));
    return new Page()
        .header(words.title())
        .lines(lines)
        .lines(stands)
        .context(small())
        .buttons(buttons(state))
        .message(Page.fallback(List.of(words.heading(), words.what(), said.sentence())));
  }

  private Said said(IncidentState state) {
    return new IncidentStands(background.people()).said(state);
  }

  private List<String> details(IncidentState state) {
    List<String> details = new ArrayList<>();
    Firings firings = incident.firings();
    String seen =
        firings.count() == 1
            ? ""
            : ", seen " + firings.count() + " times, last " + SlackDate.of(firings.last());
    details.add("Opened " + SlackDate.of(incident.opening().at()) + seen + ".");
    IncidentWords.times(state).ifPresent(details::add);
    return details;
  }

  private static String suspect(Following suspect) {
    String from = suspect.baseline().map(each -> Markup.text(each) + " → ").orElse("");
    return "🔍 Suspect: "
        + from
        + Markup.text(suspect.candidate())
        + " of "
        + Answer.words(suspect.place())
        + ", "
        + switch (suspect.phase()) {
          case PREPARING -> "which is being prepared.";
          case CLIMBING, PAUSED -> "at " + suspect.weight() + " % of traffic.";
          case WATCHING -> "which serves and is watched.";
          case RETURNING -> "which is being taken back.";
          case ENDED -> serves(suspect) ? "which serves." : "which is off traffic.";
        };
  }

  private Optional<String> unfollowed() {
    return incident.opening().about().suspect().map(id -> "🔍 Suspect: rollout " + Markup.code(id));
  }

  private List<String> small() {
    List<String> small = new ArrayList<>();
    small.add("Incident " + Markup.code(incident.opening().id().text()));
    background.suspect().map(it -> "Rollout " + Markup.code(it.rollout())).ifPresent(small::add);
    IncidentWords.runbook(incident.opening()).ifPresent(small::add);
    return small;
  }

  /// None once it is over.
  private List<Button> buttons(IncidentState state) {
    String id = incident.opening().id().text();
    List<Button> buttons = new ArrayList<>();
    switch (state) {
      case Resolved _ -> {
        return List.of();
      }
      case Open _, Silenced _ -> buttons.add(acknowledge(id));
      case Acknowledged _ -> {}
    }
    if (incident.calling().escalation().isPresent()) {
      buttons.add(Buttons.button(Actions.ESCALATE, "Escalate", id, Tone.PLAIN));
    }
    background.suspect().flatMap(IncidentCard::takeBack).ifPresent(buttons::add);
    buttons.add(Buttons.button(Actions.RESOLVE, "Resolve", id, Tone.PLAIN));
    return buttons;
  }

  static Button acknowledge(String id) {
    return Buttons.button(Actions.ACKNOWLEDGE, "Acknowledge", id, Tone.PRIMARY);
  }

  /// Nothing for what is off traffic, or on its way there.
  private static Optional<Button> takeBack(Following suspect) {
    return switch (suspect.phase()) {
      case PREPARING, CLIMBING, PAUSED, WATCHING ->
          Optional.of(
              Buttons.abortSuspect(
                  new Subject.OfRollout(suspect.place(), suspect.rollout()).value(),
                  suspect.baseline()));
      case RETURNING -> Optional.empty();
      case ENDED ->
          serves(suspect)
              ? Optional.of(Buttons.rollBackSuspect(suspect.place(), suspect.candidate()))
              : Optional.empty();
    };
  }

  private static boolean serves(Following suspect) {
    return switch (suspect.end().map(End::outcome).orElse(Outcome.SUPERSEDED)) {
      case PROVEN, COMPLETED -> true;
      case ROLLED_BACK, ABORTED, FAILED, SUPERSEDED -> false;
    };
  }

  /// Where it is, in words; nothing where that is not known.
  static String where(About about) {
    String service = about.service().map(Markup::text).orElse("");
    String environment = about.environment().map(Markup::text).orElse("");
    return service.isEmpty() || environment.isEmpty()
        ? service + environment
        : service + " in " + environment;
  }
}
