package dev.slipway.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.command.Command.Incidents;
import dev.slipway.bot.command.Command.OnCall;
import dev.slipway.bot.command.Command.OpenIncident;
import dev.slipway.bot.command.Command.Override;
import dev.slipway.bot.command.Command.TellIncident;
import dev.slipway.bot.command.Parsed.Understood;
import dev.slipway.bot.incident.IncidentId;
import dev.slipway.bot.incident.Link;
import dev.slipway.bot.incident.Severity;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Incidents and on call: what is understood, and what is offered instead.
final class IncidentCommandsTest {
  private static final String ID = "i-20261125-1200-7k3m";

  static Stream<Arguments> openings() {
    return Stream.of(
        Arguments.of("incident open checkout is slow", open("checkout is slow", null, null)),
        Arguments.of("incident open \"checkout is slow\"", open("checkout is slow", null, null)),
        Arguments.of(
            "incident open staging fails for everybody",
            open("staging fails for everybody", null, null)),
        Arguments.of(
            "incident open “checkout is slow” prod frontend",
            open("checkout is slow", "production", "frontend")),
        Arguments.of(
            "incident open \"checkout is slow\" frontend in production",
            open("checkout is slow", "production", "frontend")),
        Arguments.of("incident open \"it is\" \"to\" in dev", open("it is", "dev", "to")),
        Arguments.of("incident open 'say \"hi\" &lt;b&gt;'", open("say 'hi' <b>", null, null)),
        Arguments.of(
            "incident open \"all is down\" critical prod",
            new OpenIncident(
                "all is down", Optional.of("production"), Optional.empty(), Severity.CRITICAL)));
  }

  static Stream<Arguments> orders() {
    return Stream.of(
        Arguments.of("incident ack", new TellIncident(Optional.empty(), ack())),
        Arguments.of("incident " + ID + " ack", about(ack())),
        Arguments.of("incident `" + ID + "` acknowledge", about(ack())),
        Arguments.of("incident " + ID + " escalate", about(new IncidentOrder.Escalate())),
        Arguments.of("incident " + ID + " resolve", about(new IncidentOrder.Resolve())),
        Arguments.of("incident " + ID + " reopen", about(new IncidentOrder.Reopen())),
        Arguments.of("incident " + ID + " postmortem", about(new IncidentOrder.WriteDown())),
        Arguments.of(
            "incident " + ID + " silence 1h30m",
            about(new IncidentOrder.Silence(Duration.ofMinutes(90)))),
        Arguments.of(
            "incident " + ID + " silence for 1d",
            about(new IncidentOrder.Silence(Duration.ofDays(1)))),
        Arguments.of(
            "incident " + ID + " assign <@U0GRACE|grace>",
            about(new IncidentOrder.Assign("U0GRACE"))),
        Arguments.of(
            "incident " + ID + " assign <@U0GRACE>", about(new IncidentOrder.Assign("U0GRACE"))),
        Arguments.of("incident " + ID + " assign grace", about(new IncidentOrder.Assign("grace"))),
        Arguments.of("incident " + ID + " assign @grace", about(new IncidentOrder.Assign("grace"))),
        Arguments.of(
            "incident " + ID + " link <https://example.com/graph?a=1&amp;b=2>",
            about(
                new IncidentOrder.Connect(
                    new Link.ToAddress(URI.create("https://example.com/graph?a=1&b=2"))))),
        Arguments.of(
            "incident " + ID + " link i-20261124-0900-a1b2",
            about(
                new IncidentOrder.Connect(
                    new Link.ToIncident(new IncidentId("i-20261124-0900-a1b2"))))),
        Arguments.of(
            "incident " + ID + " note \"the cache &amp; the queue\" are <!channel> cold",
            about(new IncidentOrder.Note("\"the cache & the queue\" are @channel cold"))),
        Arguments.of("incident", new Incidents()));
  }

  static Stream<Arguments> onCall() {
    LocalTime six = LocalTime.of(18, 0);
    LocalTime nine = LocalTime.of(9, 0);
    return Stream.of(
        Arguments.of("oncall", new OnCall()),
        Arguments.of(
            "oncall override primary <@U0ADA|ada> for 8h",
            override(null, new End.After(Duration.ofHours(8)))),
        Arguments.of(
            "oncall override primary @U0ADA from 18:00 until tomorrow 9:00",
            override(new End.Next(six, ZoneOffset.UTC), new End.Tomorrow(nine, ZoneOffset.UTC))),
        Arguments.of(
            "oncall override primary U0ADA from 2026-12-24T09:00+01:00 until 2026-12-27 09:00",
            override(
                new End.At(OffsetDateTime.parse("2026-12-24T09:00+01:00")),
                new End.At(OffsetDateTime.parse("2026-12-27T09:00Z")))));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("incident open", "What is wrong?", List.of("help incident")),
        Arguments.of("incident open \"\"", "What is wrong?", List.of("help incident")),
        Arguments.of(
            "incident open \"it is slow\" prodd",
            "no environment, service or severity \"prodd\"",
            List.of("incident open \"it is slow\" in production", "incident open \"it is slow\"")),
        Arguments.of(
            "incident open \"it is slow\" prod staging",
            "I do not know what \"staging\"",
            List.of("incident open \"it is slow\" in production")),
        Arguments.of("incident open " + "x".repeat(151), "at most 150 characters", List.of()),
        Arguments.of("incident akc", "\"akc\"", List.of("incident ack")),
        Arguments.of(
            "incident " + ID.toUpperCase(java.util.Locale.ROOT) + " ack",
            "I-2026",
            List.of("incident " + ID + " ack")),
        Arguments.of(
            "incident " + ID,
            "What about incident " + ID,
            List.of("incident " + ID + " ack", "incident " + ID + " resolve")),
        Arguments.of(
            "incident " + ID + " ack now",
            "I do not know what \"now\"",
            List.of("incident " + ID + " ack")),
        Arguments.of(
            "incident " + ID + " silence soon",
            "\"soon\" is no time",
            List.of("incident " + ID + " silence 1h")),
        Arguments.of("incident " + ID + " assign", "Who shall have it?", List.of("help incident")),
        Arguments.of("incident " + ID + " link javascript:alert(1)", "is no address", List.of()),
        Arguments.of("incident " + ID + " note", "What is to be noted?", List.of("help incident")),
        Arguments.of("incidnet ack", "no service or command", List.of("incident ack")),
        Arguments.of(
            "oncall overide primary @ada for 2h",
            "nothing that on call knows",
            List.of("oncall override primary @ada for 2h")),
        Arguments.of("oncall override primary @ada", "Until when?", List.of("help oncall")),
        Arguments.of("oncall override", "Who stands in", List.of("help oncall")));
  }

  @ParameterizedTest
  @MethodSource({"openings", "orders", "onCall"})
  void isUnderstoodAndWrittenAgain(String text, Command command) {
    Parsed parsed = CommandParser.parse(text, Catalogs.usual());

    assertThat(parsed).isEqualTo(new Understood(command));
    assertThat(CommandParser.parse(command.text(), Catalogs.usual())).isEqualTo(parsed);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void isRefusedWithWhatWouldBeUnderstood(String text, String sentence, List<String> offers) {
    Problem problem = ((Parsed.Refused) CommandParser.parse(text, Catalogs.usual())).problem();

    assertThat(problem.sentence()).contains(sentence);
    assertThat(problem.suggestions()).isEqualTo(offers);
  }

  private static IncidentOrder ack() {
    return new IncidentOrder.Acknowledge();
  }

  private static TellIncident about(IncidentOrder order) {
    return new TellIncident(Optional.of(ID), order);
  }

  private static OpenIncident open(
      String title, @Nullable String environment, @Nullable String service) {
    return new OpenIncident(
        title, Optional.ofNullable(environment), Optional.ofNullable(service), Severity.MAJOR);
  }

  private static Override override(@Nullable End from, End until) {
    return new Override("primary", "U0ADA", Optional.ofNullable(from), until);
  }
}
