package dev.slipway.bot.message;

import dev.slipway.bot.incident.IncidentState;
import dev.slipway.environments.language.Schedule.StandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What is answered to what people type about incidents and on call, made of the words of a world.
record IncidentAnswers(World world, IncidentState open, IncidentState resolved) {
  private static final String SCHEDULE = "primary";

  Map<String, Object> all() {
    Map<String, Object> all = new TreeMap<>();
    all.put(
        "incident-answer-opened",
        IncidentAnswer.opened(open, world.say("#oncall"), world.people()));
    all.put("incident-answer-no-channel", IncidentAnswer.noChannel());
    all.put("incident-answer-stands", IncidentAnswer.stands(resolved, world.people()));
    all.put("incident-answer-taken", IncidentAnswer.taken(open));
    all.put("incident-answer-not-over", IncidentAnswer.notOver(open));
    all.put("incident-answer-unknown", IncidentAnswer.unknown("i-20261124-0900-a1b2"));
    all.put("incident-answer-none", IncidentAnswer.none());
    all.put(
        "incident-answer-which",
        IncidentAnswer.which(
            IntStream.range(0, world.many())
                .mapToObj(i -> "incident i-20261124-0900-a%d resolve".formatted(100 + i))
                .toList()));
    standIns(all);
    return all;
  }

  private void standIns(Map<String, Object> all) {
    StandIn standIn =
        new StandIn(world.approver().person(), World.NOON, World.NOON.plus(Duration.ofHours(8)));
    String why = world.say("registry.example.com does not answer");
    all.put("oncall-stands-in", OnCallAnswer.standsIn(SCHEDULE, standIn, world.people()));
    all.put(
        "oncall-notice", OnCallAnswer.notice(world.requester(), SCHEDULE, standIn, world.people()));
    all.put("oncall-not-permitted", OnCallAnswer.notPermitted(SCHEDULE));
    all.put(
        "oncall-no-schedule",
        OnCallAnswer.noSchedule(world.say("secondary"), List.of(SCHEDULE, world.say("weekend"))));
    all.put("oncall-nobody", OnCallAnswer.nobody(world.say("nobody")));
    all.put("oncall-ends", OnCallAnswer.ends());
    all.put("oncall-too-long", OnCallAnswer.tooLong(Duration.ofDays(31)));
    all.put("oncall-says-so", OnCallAnswer.nothing());
    all.put("oncall-refused", OnCallAnswer.refused(why));
    all.put("oncall-still-trying", OnCallAnswer.stillTrying());
    all.put("oncall-unknown-outcome", OnCallAnswer.unknownOutcome());
  }
}
