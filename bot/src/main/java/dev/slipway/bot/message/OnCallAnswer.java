package dev.slipway.bot.message;

import dev.slipway.bot.request.Actor;
import dev.slipway.environments.language.Schedule.StandIn;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// What is said of somebody who stands in for others on call.
public final class OnCallAnswer {
  private static final List<String> LOOK = List.of("oncall");

  private OnCallAnswer() {}

  /// It stands in Git.
  public static Message standsIn(String schedule, StandIn standIn, People people) {
    return Answer.answer(new Said("📟", who(schedule, standIn, people) + "."), Buttons.run(LOOK));
  }

  /// For everybody, and for who stands in.
  public static Message notice(Actor by, String schedule, StandIn standIn, People people) {
    return Answer.answer(
        new Said(
            "📟", who(schedule, standIn, people) + ", " + People.mention(by) + " has arranged."));
  }

  private static String who(String schedule, StandIn standIn, People people) {
    return people.mention(standIn.person())
        + " is on call in "
        + Markup.text(schedule)
        + " from "
        + SlackDate.of(standIn.from())
        + " until "
        + SlackDate.of(standIn.until());
  }

  public static Message notPermitted(String schedule) {
    return Answer.answer(
        new Said(
            "🔒",
            "You are not permitted to change who is on call in "
                + Markup.text(schedule)
                + ". Who takes turns in it may, and who may operate where it is called for."));
  }

  /// @param schedules those that there are
  public static Message noSchedule(String schedule, Collection<String> schedules) {
    String there =
        schedules.isEmpty()
            ? "oncall.yaml has none."
            : "There are " + Markup.list(schedules.stream().map(Markup::text).toList()) + ".";
    return Answer.answer(
        new Said("🤔", "There is no schedule " + Markup.text(schedule) + ". " + there),
        Buttons.run(LOOK));
  }

  public static Message nobody(String person) {
    return Answer.answer(
        new Said("🤔", "Nobody in slipway.yaml is called " + Markup.text(person) + "."));
  }

  public static Message ends() {
    return Answer.answer(
        new Said("🤔", "Nothing was done: it would end before it begins, or has ended already."));
  }

  public static Message tooLong(Duration most) {
    return Answer.answer(
        new Said(
            "🤔",
            "Nothing was done: somebody may stand in for "
                + Sentences.count((int) most.toDays(), "day", "days")
                + " at most. What lasts longer is written into oncall.yaml."));
  }

  /// It says so already.
  public static Message nothing() {
    return Answer.answer(
        new Said("📟", "Nothing was done: oncall.yaml says so already."), Buttons.run(LOOK));
  }

  /// @param reason for people, one sentence
  public static Message refused(String reason) {
    return Answer.answer(new Said("✋", "Not done: " + Sentences.sentence(reason)));
  }

  /// It is kept and tried again.
  public static Message stillTrying() {
    return Answer.answer(
        new Said(
            "📡",
            "The environments repository does not answer. Your wish is kept and tried for two"
                + " minutes. Who was on call still is."));
  }

  public static Message unknownOutcome() {
    return Answer.answer(
        new Said(
            "📡",
            "The environments repository does not answer. Whether your wish arrived is not known."
                + " Look later at who is on call."),
        Buttons.run(LOOK));
  }
}
