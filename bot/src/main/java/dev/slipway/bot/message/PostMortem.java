package dev.slipway.bot.message;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.Incident;
import dev.slipway.bot.incident.IncidentEvent;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Timeline;
import dev.slipway.environments.language.Roster;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;

/// What is written down once an incident is over, as Markdown for a team's own records: what is
/// known is filled in, what people have to think about is asked.
public final class PostMortem {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final IncidentState.Resolved state;
  private final Timelines timelines;
  private final int shown;
  private final StringBuilder text = new StringBuilder();

  private PostMortem(IncidentState.Resolved state, Roster roster, int shown) {
    this.state = state;
    this.timelines = new Timelines(roster);
    this.shown = shown;
  }

  /// @param suspect the rollout that may have caused it, as far as it was followed
  public static String of(
      IncidentState.Resolved state, Roster roster, Optional<Following> suspect) {
    return of(state, roster, suspect, Timeline.LONGEST);
  }

  /// @param shown entries of the timeline, of more the opening and the newest
  static String of(
      IncidentState.Resolved state, Roster roster, Optional<Following> suspect, int shown) {
    PostMortem page = new PostMortem(state, roster, shown);
    page.head();
    page.measured(suspect);
    page.people();
    page.timeline();
    page.questions();
    return page.text.toString();
  }

  private void head() {
    Opening opening = state.incident().opening();
    line("# " + Markdown.text(title(opening)));
    line("");
    line("| | |");
    line("|---|---|");
    row("Incident", Markdown.text(state.id().text()));
    row("Severity", opening.severity().name().toLowerCase(Locale.ROOT));
    opening.about().service().ifPresent(service -> row("Service", Markdown.text(service)));
    opening
        .about()
        .environment()
        .ifPresent(environment -> row("Environment", Markdown.text(environment)));
    row("Opened", TIME.format(opening.at()) + " UTC");
    row("Resolved", TIME.format(state.at()) + " UTC");
    row("Time to acknowledge", words(state.timeToAcknowledge(), "nobody acknowledged it"));
    row("Time to resolve", words(state.timeToResolve(), ""));
    row("Seen", Sentences.count(state.incident().firings().count(), "time", "times"));
    line("");
  }

  private static String words(Optional<Duration> time, String otherwise) {
    return time.map(Span::words).orElse(otherwise);
  }

  private void measured(Optional<Following> suspect) {
    Optional<String> id = state.incident().opening().about().suspect();
    if (suspect.isEmpty() && id.isEmpty()) {
      return;
    }
    line("## Suspect");
    line("");
    suspect.ifPresentOrElse(this::followed, () -> id.ifPresent(each -> item("Rollout", each)));
    line("");
  }

  private void followed(Following suspect) {
    item("Rollout", suspect.rollout());
    item("Change", suspect.baseline().map(each -> each + " to ").orElse("") + suspect.candidate());
    item("Commit", suspect.commit() + " by " + suspect.author());
    item("Started", TIME.format(suspect.started()) + " UTC");
    suspect
        .end()
        .ifPresent(end -> {
          item("Ended", TIME.format(end.at()) + " UTC");
          item("Cause", end.cause());
          end.criterion()
              .ifPresent(criterion ->
                  item(
                      "Measured",
                      criterion
                          + end.value().map(" "::concat).orElse("")
                          + end.limit().map(limit -> " (" + limit + ")").orElse("")));
        });
  }

  private void people() {
    SequencedSet<String> people = new LinkedHashSet<>();
    if (state.incident().opening().cause() instanceof Cause.ByHand(_, String person)) {
      people.add(person);
    }
    for (Timeline.Entry entry : state.incident().timeline().entries()) {
      people.addAll(Timelines.involved(entry.what()));
    }
    line("## People");
    line("");
    people.forEach(person -> line("- " + timelines.name(person)));
    line(people.isEmpty() ? "Nobody took part." : "");
    if (people.isEmpty()) {
      line("");
    }
  }

  private void timeline() {
    Incident incident = state.incident();
    line("## Timeline (UTC)");
    line("");
    line("| When | What |");
    line("|---|---|");
    List<Timeline.Entry> entries = incident.timeline().entries();
    int passedOver = Math.max(0, entries.size() - shown);
    int leftOut = incident.timeline().leftOut() + passedOver;
    for (int i = 0; i < entries.size(); i++) {
      if (i == 0 || i > passedOver) {
        entry(entries.get(i).at(), entries.get(i).what());
      }
      if (i == 0 && leftOut > 0) {
        line("| | " + leftOut + " entries are left out |");
      }
    }
    line("");
  }

  private void entry(Instant at, IncidentEvent what) {
    line("| " + TIME.format(at) + " | " + timelines.sentence(what) + " |");
  }

  private void questions() {
    for (String question :
        List.of(
            "What did users notice?",
            "What was the cause?",
            "What went well, what did not?",
            "What will be done, by whom, until when?")) {
      line("## " + question);
      line("");
    }
  }

  private static String title(Opening opening) {
    return switch (opening.cause()) {
      case Cause.RolledBack(String rollout) -> "Rollout " + rollout + " went back";
      case Cause.EmergencyCalled(String request) -> "Emergency by request " + request;
      case Cause.Blocked(String kind, String reason) -> "Blocked, " + kind + ": " + reason;
      case Cause.Stale(String reason) -> "Git could not be read: " + reason;
      case Cause.Alerts(_, String title, _) -> title;
      case Cause.ByHand(String title, _) -> title;
      case Cause.HeartbeatSilent(String heartbeat) -> "Heartbeat " + heartbeat + " stopped";
      case Cause.BackupFailed(String what, String reason) ->
          "Backup of " + what + " failed: " + reason;
    };
  }

  private void item(String what, String foreign) {
    line("- " + what + ": " + Markdown.text(foreign));
  }

  private void row(String what, String marked) {
    line("| " + what + " | " + marked + " |");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
