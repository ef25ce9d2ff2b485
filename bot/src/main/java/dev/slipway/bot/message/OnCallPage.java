package dev.slipway.bot.message;

import dev.slipway.bot.incident.Duty;
import dev.slipway.bot.incident.Shift;
import dev.slipway.environments.language.Escalation;
import dev.slipway.environments.language.Escalation.Contact;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.language.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Who is on call now and next, and what happens when something breaks: as `oncall.yaml` says.
public final class OnCallPage {
  private static final int SCHEDULES = 15;
  private static final int ESCALATIONS = 15;
  private static final int STEPS = 10;

  /// The one of now, and those after it.
  private static final int SHIFTS = 4;

  private final People people;

  private OnCallPage(People people) {
    this.people = people;
  }

  public static Message of(Duty duty, Instant now) {
    return new OnCallPage(new People(duty.roster())).message(duty, now);
  }

  private Message message(Duty duty, Instant now) {
    Page page = new Page();
    List<String> fallback = new ArrayList<>();
    for (Schedule schedule :
        first(duty.onCall().schedules().values().stream().toList(), SCHEDULES)) {
      List<Shift> shifts = Shift.upcoming(schedule, now, SHIFTS);
      String current = OnDutyLines.current(shifts.getFirst(), people);
      List<String> lines = new ArrayList<>();
      lines.add(Markup.bold(schedule.name()) + " " + current);
      shifts.stream().skip(1).map(this::later).forEach(lines::add);
      page.lines(lines);
      fallback.add(Markup.text(schedule.name()) + ": " + current);
    }
    List<String> steps = new ArrayList<>();
    duty.onCall().escalations().entrySet().stream()
        .limit(ESCALATIONS)
        .forEach(each -> escalation(each.getKey(), each.getValue(), steps));
    page.lines(steps);
    if (duty.onCall().schedules().isEmpty() && steps.isEmpty()) {
      page.section("Nobody is on call: there is no oncall.yaml.");
      fallback.add("Nobody is on call: there is no oncall.yaml.");
    }
    return page.context(List.of("From oncall.yaml")).message(Page.fallback(fallback));
  }

  private String later(Shift shift) {
    return "    from "
        + SlackDate.of(shift.from())
        + " "
        + shift.person().map(people::mention).orElse("⚠️ nobody");
  }

  private void escalation(String environment, Escalation escalation, List<String> lines) {
    boolean any = environment.equals(Roster.ANY_ENVIRONMENT);
    lines.add(
        Markup.bold(any ? "everywhere else" : environment)
            + " "
            + Sentences.count(escalation.rounds(), "round", "rounds")
            + escalation
                .acknowledgementLapses()
                .map(time -> ", an acknowledgement lapses after " + Span.words(time))
                .orElse(""));
    List<Escalation.Step> steps = first(escalation.steps(), STEPS);
    for (int i = 0; i < steps.size(); i++) {
      Escalation.Step step = steps.get(i);
      lines.add(
          "    "
              + (i + 1)
              + ". "
              + Markup.list(step.contacts().stream().map(this::contact).toList())
              + ", "
              + Span.words(step.untilNext()));
    }
  }

  private String contact(Contact contact) {
    return switch (contact) {
      case Contact.OnePerson(String id) -> people.mention(id);
      case Contact.OnDuty(String schedule) -> People.onCall(schedule);
      case Contact.WholeTeam(String team) -> "the team " + Markup.text(team);
      case Contact.Channel(String name) -> Markup.channel(name);
    };
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.stream().limit(most).toList();
  }
}
