package dev.slipway.environments.parse;

import dev.slipway.environments.language.Escalation;
import dev.slipway.environments.language.Escalation.Contact;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Schedule;
import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Scalars;
import dev.slipway.environments.yaml.Shapes;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `oncall.yaml`.
final class OnCallFormat {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}");

  private static final Kind<ZoneId> ZONE =
      Scalars.text(
          "a time zone such as Europe/Berlin or UTC",
          text ->
              ZoneId.getAvailableZoneIds().contains(text)
                  ? Optional.of(ZoneId.of(text))
                  : Optional.empty());

  private static final Kind<LocalDate> DAY =
      Scalars.text("a day such as 2026-01-05", text -> parse(text, DATE, LocalDate::parse));

  private static final Kind<LocalTime> TIME_OF_DAY =
      Scalars.text("a time of day such as 09:00", text -> parse(text, TIME, LocalTime::parse));

  private static final Kind<LocalTime> END_OF_HOURS =
      Scalars.text(
          "a time of day such as 17:00, or 24:00",
          text ->
              text.equals("24:00")
                  ? Optional.of(LocalTime.MIDNIGHT)
                  : parse(text, TIME, LocalTime::parse)
                      .filter(time -> !time.equals(LocalTime.MIDNIGHT)));

  /// How long a turn lasts, in days.
  private static final Kind<Integer> TURN =
      Scalars.duration(Duration.ofDays(1), Duration.ofDays(365))
          .where(each -> each.toHours() % 24 == 0, "whole days such as 1d or 7d")
          .map(each -> Math.toIntExact(each.toDays()));

  private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();

  private static final Kind<Schedule.Hours> HOURS =
      Shapes.record(fields -> {
        var days = fields.required("days", Shapes.list(Scalars.oneOf(WEEKDAYS)));
        var from = fields.required("from", TIME_OF_DAY);
        var until = fields.required("until", END_OF_HOURS);
        return () -> {
          if (days.get().isEmpty()) {
            fields.refuse("days", "hours are of at least one day");
            return new Schedule.Hours(EnumSet.allOf(DayOfWeek.class), from.get(), until.get());
          }
          return new Schedule.Hours(EnumSet.copyOf(days.get()), from.get(), until.get());
        };
      });

  private static final Kind<Schedule.Layer> LAYER =
      Shapes.record(fields -> {
        var rotation = fields.required("rotation", Shapes.list(Terms.NAME));
        var every = fields.optional("every", TURN, 7);
        var from = fields.required("from", DAY);
        var handover = fields.optional("handover", TIME_OF_DAY, LocalTime.of(9, 0));
        var hours = fields.optional("hours", HOURS);
        return () ->
            new Schedule.Layer(
                rotation.get(), every.get(), from.get(), handover.get(), hours.get());
      });

  private static final Kind<Schedule.StandIn> OVERRIDE =
      Shapes.record(fields -> {
        var person = fields.required("person", Terms.NAME);
        var from = fields.required("from", Scalars.instant());
        var until = fields.required("until", Scalars.instant());
        return () -> new Schedule.StandIn(person.get(), from.get(), until.get());
      });

  private static final Kind<Contact> CONTACT =
      Shapes.record(fields -> {
        var person = fields.optional("person", Terms.NAME);
        var schedule = fields.optional("schedule", Terms.NAME);
        var team = fields.optional("team", Terms.NAME);
        var channel = fields.optional("channel", Terms.CHANNEL);
        return () -> {
          List<Contact> chosen =
              Stream.<Optional<? extends Contact>>of(
                      person.get().map(Contact.OnePerson::new),
                      schedule.get().map(Contact.OnDuty::new),
                      team.get().map(Contact.WholeTeam::new),
                      channel.get().map(Contact.Channel::new))
                  .<Contact>flatMap(Optional::stream)
                  .toList();
          if (chosen.size() != 1) {
            throw new IllegalArgumentException(
                "whom to tell is exactly one of \"person\", \"schedule\", \"team\","
                    + " \"channel\"");
          }
          return chosen.getFirst();
        };
      });

  private static final Kind<Escalation.Step> STEP =
      Shapes.record(fields -> {
        var notify = fields.required("notify", Shapes.list(CONTACT));
        var wait = fields.optional("wait", Terms.someTime(), Defaults.WAIT);
        return () -> {
          if (notify.get().isEmpty()) {
            fields.refuse("notify", "a step tells somebody");
          }
          return new Escalation.Step(notify.get(), wait.get());
        };
      });

  private static final Kind<Escalation> ESCALATION =
      Shapes.record(fields -> {
        var steps = fields.required("steps", Shapes.list(STEP));
        var rounds = fields.optional("rounds", Scalars.wholeNumber(1, 5), Defaults.ROUNDS);
        var lapses = fields.optional("acknowledgementLapses", Terms.someTime());
        return () -> new Escalation(steps.get(), rounds.get(), lapses.get());
      });

  static final Kind<OnCall> ON_CALL =
      Shapes.record(fields -> {
        var schedules =
            fields.optional(
                "schedules", Shapes.map(Terms.NAME, OnCallFormat::schedule), new TreeMap<>());
        var escalation =
            fields.optional("escalation", Shapes.map(Terms.NAME, ESCALATION), new TreeMap<>());
        return () -> new OnCall(schedules.get(), escalation.get());
      });

  private OnCallFormat() {}

  private static Kind<Schedule> schedule(String name) {
    return Shapes.record(fields -> {
      var zone = fields.required("zone", ZONE);
      var layers = fields.required("layers", Shapes.list(LAYER));
      var overrides = fields.optional("overrides", Shapes.list(OVERRIDE), List.of());
      return () -> new Schedule(name, zone.get(), layers.get(), overrides.get());
    });
  }

  private static <T> Optional<T> parse(String text, Pattern shape, Function<String, T> meaning) {
    try {
      return shape.matcher(text).matches() ? Optional.of(meaning.apply(text)) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Map<String, DayOfWeek> weekdays() {
    Map<String, DayOfWeek> days = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day.name().toLowerCase(Locale.ROOT).substring(0, 3), day);
    }
    return days;
  }
}
