package dev.slipway.bot.message;

import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Duty;
import dev.slipway.bot.incident.Recipient;
import dev.slipway.bot.incident.Shift;
import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.Delegation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who is on call, in a line each.
public final class OnDutyLines {
  private static final int SCHEDULES = 15;
  private static final int GAP = 200;

  private final Duty duty;
  private final Instant now;
  private final People people;

  private OnDutyLines(Duty duty, Instant now) {
    this.duty = duty;
    this.now = now;
    this.people = new People(duty.roster());
  }

  /// For each schedule, as long as there are not too many.
  public static List<String> schedules(Duty duty, Instant now) {
    People people = new People(duty.roster());
    return duty.onCall().schedules().values().stream()
        .limit(SCHEDULES)
        .map(schedule ->
            Markup.bold(schedule.name())
                + " "
                + current(Shift.upcoming(schedule, now, 1).getFirst(), people))
        .toList();
  }

  /// Whom the first step calls when something breaks in an environment.
  static String called(String environment, Duty duty, Instant now) {
    return new OnDutyLines(duty, now).called(environment);
  }

  /// Who may approve by being on call, as a sentence behind another one; empty where nobody's
  /// approval is needed or nothing is delegated.
  static String approving(String environment, Approvals rule, Duty duty, Instant now) {
    Delegation delegation = new Delegation(duty.onCall(), duty.roster());
    People people = new People(duty.roster());
    return rule.onCall()
        .filter(_ -> rule.required() > 0)
        .map(schedule ->
            " Whoever is on call in "
                + Markup.text(schedule)
                + " may approve too: "
                + delegation
                    .at(now, schedule, environment)
                    .map(people::mention)
                    .orElse("nobody who may, now")
                + ".")
        .orElse("");
  }

  private String called(String environment) {
    About about = new About(Optional.of(environment), Optional.empty(), Optional.empty());
    return "📟 "
        + duty.escalation(about)
            .map(escalation -> called(duty.reached(escalation.steps().getFirst(), now)))
            .orElse("Nobody is called: oncall.yaml says nothing for it.");
  }

  private String called(Duty.Reached reached) {
    List<String> told = reached.recipients().stream().map(this::recipient).toList();
    Stream<String> sentences =
        Stream.concat(
            told.isEmpty() ? Stream.empty() : Stream.of("Called first: " + Markup.list(told) + "."),
            reached.gaps().stream().limit(1).map(gap -> "⚠️ " + Markup.text(gap, GAP) + "."));
    return String.join(" ", sentences.toList());
  }

  private String recipient(Recipient recipient) {
    return switch (recipient) {
      case Recipient.OnePerson(String id) -> people.mention(id);
      case Recipient.Channel(String name) -> Markup.channel(name);
    };
  }

  static String current(Shift shift, People people) {
    return shift.person().map(people::mention).orElse("nobody is on call")
        + shift.until().map(at -> " until " + SlackDate.of(at)).orElse("")
        + ".";
  }
}
