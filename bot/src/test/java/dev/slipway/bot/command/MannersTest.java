package dev.slipway.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.command.Command.Deploy;
import dev.slipway.bot.command.Command.DeployTogether;
import dev.slipway.bot.command.Command.Deployment;
import dev.slipway.bot.command.Command.Emergency;
import dev.slipway.bot.command.Command.Promote;
import dev.slipway.bot.command.Command.Timed;
import dev.slipway.bot.command.Parsed.Refused;
import dev.slipway.bot.command.Parsed.Understood;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a deployment is wanted: in an emergency, or at a time.
final class MannersTest {
  private static final Deploy NEWEST = new Deploy("frontend", "staging", Optional.empty());
  private static final Deploy PINNED = new Deploy("frontend", "staging", Optional.of("1.4.2"));
  private static final End SIX = new End.Next(LocalTime.of(18, 0), ZoneOffset.UTC);

  static Stream<Arguments> emergencies() {
    return Stream.of(
        emergency("frontend staging 1.4.2 --emergency \"checkout is down\"", PINNED),
        emergency("frontend staging 1.4.2 --emergency checkout  is down", PINNED),
        emergency("frontend@1.4.2 to staging --emergency \"checkout is down\"", PINNED),
        emergency("frontend staging --emergency 'checkout is down", NEWEST, "'checkout is down"),
        emergency("frontend staging \u2014emergency \u201ccheckout is down\u201d", NEWEST),
        emergency("frontend staging --emergency p95 &gt; 2s at \"/\"", NEWEST, "p95 > 2s at \"/\""),
        emergency("frontend staging --emergency at 18:00 it broke", NEWEST, "at 18:00 it broke"),
        emergency(
            "\"status\" staging 2 --emergency checkout is down",
            new Deploy("status", "staging", Optional.of("2"))));
  }

  static Stream<Arguments> times() {
    return Stream.of(
        timed("frontend staging 1.4.2 at 18:00", PINNED, SIX),
        timed("frontend staging at 18:00 UTC", NEWEST, SIX),
        timed("frontend@1.4.2 to staging at 18:00Z", PINNED, SIX),
        timed("frontend staging in 2h", NEWEST, new End.After(Duration.ofHours(2))),
        timed(
            "frontend staging 1.4.2 at tomorrow 9:00+01:00",
            PINNED,
            new End.Tomorrow(LocalTime.of(9, 0), ZoneOffset.ofHours(1))),
        timed(
            "frontend in stage 1.4.2 at 2026-12-01T18:00",
            PINNED,
            new End.At(OffsetDateTime.parse("2026-12-01T18:00Z"))),
        timed(
            "frontend staging \"at\" at 2026-12-01 18:00",
            new Deploy("frontend", "staging", Optional.of("at")),
            new End.At(OffsetDateTime.parse("2026-12-01T18:00Z"))));
  }

  static Stream<Arguments> ofSeveral() {
    return Stream.of(
        emergency("frontend,backend staging --emergency checkout is down", together("", "")),
        emergency("frontend,backend to stage 2 --emergency checkout is down", together("2", "2")),
        emergency(
            "frontend@1.4.2,backend to staging --emergency checkout is down",
            together("1.4.2", "")),
        timed("frontend,backend staging 2 at 18:00", together("2", "2"), SIX),
        timed("frontend,backend@2 staging at 18:00", together("", "2"), SIX),
        timed(
            "frontend,backend staging in 2h",
            together("", ""),
            new End.After(Duration.ofHours(2))));
  }

  static Stream<Arguments> promotions() {
    Promote promote = new Promote("frontend", "dev", "staging");
    return Stream.of(
        emergency("promote frontend from dev to staging --emergency checkout is down", promote),
        emergency(
            "promote frontend dev stage --emergency 1.4.2 fixes it", promote, "1.4.2 fixes it"),
        emergency("promote frontend dev staging --emergency 1.4.2", promote, "1.4.2"),
        timed("promote frontend dev staging at 18:00", promote, SIX),
        timed("promote frontend dev staging in 2h", promote, new End.After(Duration.ofHours(2))));
  }

  private static DeployTogether together(String frontend, String backend) {
    return new DeployTogether(
        List.of(
            new Deploy("frontend", "staging", Optional.of(frontend).filter(it -> !it.isEmpty())),
            new Deploy("backend", "staging", Optional.of(backend).filter(it -> !it.isEmpty()))));
  }

  @ParameterizedTest
  @MethodSource({"emergencies", "times", "ofSeveral", "promotions"})
  void isUnderstoodAlsoAsItsOwnText(String text, Command command) {
    assertThat(CommandParser.parse(text, Catalogs.usual())).isEqualTo(new Understood(command));
    assertThat(CommandParser.parse(command.text(), Catalogs.usual()))
        .as(command.text())
        .isEqualTo(new Understood(command));
  }

  static Stream<Arguments> nearMisses() {
    return Stream.of(
        near(
            "frontend staging 1.4.2 --emergncy \"checkout is down\"",
            "frontend staging 1.4.2 --emergency checkout is down"),
        near(
            "frontend staging --Emergency checkout is down",
            "frontend staging --emergency checkout is down"),
        near(
            "fronted stagin 1.4.2 --emergency checkout is down",
            "frontend staging 1.4.2 --emergency checkout is down"),
        near(
            "frontend --emergency checkout is down",
            "frontend staging --emergency checkout is down"),
        near("fronted staging 1.4.2 at 18:00", "frontend staging 1.4.2 at 18:00Z"),
        near("frontend staging in 2 hours", "frontend staging in 2h"),
        near("frontend staging at 18:00 sharp", "frontend staging at 18:00Z"),
        near("frontend at 18:00", "frontend staging at 18:00Z"),
        near("frontend,bakend staging at 18:00", "frontend,backend to staging at 18:00Z"),
        near(
            "promote frontend dev stagin --emergency checkout is down",
            "promote frontend dev staging --emergency checkout is down"),
        near("promote frontend dev staging in 2 hours", "promote frontend dev staging in 2h"));
  }

  @ParameterizedTest
  @MethodSource("nearMisses")
  void offersWhatMayHaveBeenMeantAndDoesNothing(String text, String offer) {
    assertThat(refused(text).suggestions()).contains(offer);
    assertThat(CommandParser.parse(offer, Catalogs.usual())).isInstanceOf(Understood.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frontend staging 1.4.2 --emergency",
        "frontend staging 1.4.2 --emergency \"\"",
        "frontend staging 1.4.2 --emergency \" \""
      })
  void anEmergencyWithoutAReasonIsToldTheOrderAndOffersNothing(String text) {
    assertThat(refused(text).sentence())
        .isEqualTo(
            "An emergency passes every gate, so everybody is told why. The order is"
                + " SERVICE ENVIRONMENT [VERSION] --emergency \"REASON\".");
    assertThat(refused(text).suggestions()).isEmpty();
  }

  @Test
  void theOrderIsToldAsItIsForWhatIsDeployed() {
    assertThat(refused("frontend,backend staging --emergency").sentence())
        .endsWith("SERVICE,SERVICE ENVIRONMENT [VERSION] --emergency \"REASON\".");
    assertThat(refused("promote frontend dev staging --emergency").sentence())
        .endsWith("promote SERVICE FROM TO --emergency \"REASON\".");
  }

  @Test
  void aVersionBehindTheOptionIsNotTakenForTheReason() {
    assertThat(refused("frontend staging --emergency 1.4.2").sentence())
        .startsWith("A version stands before --emergency");
  }

  @Test
  void aReasonThatNobodyReadsIsRefused() {
    assertThat(refused("frontend staging --emergency " + "x".repeat(301)).sentence())
        .isEqualTo("The reason is too long: at most 300 characters fit.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frontend staging --force",
        "frontend staging at noon",
        "frontend staging at",
        "frontend staging at 25:00",
        "frontend staging in 0m",
        "frontend staging at tomorrow",
        "frontend,backend staging --force",
        "frontend,backend staging at noon",
        "promote frontend dev staging --force",
        "promote frontend dev staging in 0m"
      })
  void whatIsNoMannerIsNeverTakenForAVersion(String text) {
    assertThat(CommandParser.parse(text, Catalogs.usual())).isInstanceOf(Refused.class);
    assertThat(refused(text).suggestions()).noneMatch(offer -> offer.contains("emergency"));
  }

  @Test
  void tomorrowIsTheNextDayInItsZone() {
    Instant said = Instant.parse("2026-11-25T23:30:00Z");

    assertThat(new End.Tomorrow(LocalTime.of(9, 0), ZoneOffset.UTC).from(said))
        .isEqualTo("2026-11-26T09:00:00Z");
    assertThat(new End.Tomorrow(LocalTime.of(9, 0), ZoneOffset.ofHours(1)).from(said))
        .isEqualTo("2026-11-27T08:00:00Z");
  }

  private static Problem refused(String text) {
    return ((Refused) CommandParser.parse(text, Catalogs.usual())).problem();
  }

  private static Arguments emergency(String text, Deployment deployment) {
    return emergency(text, deployment, "checkout is down");
  }

  private static Arguments emergency(String text, Deployment deployment, String reason) {
    return Arguments.of(text, new Emergency(deployment, reason));
  }

  private static Arguments timed(String text, Deployment deployment, End due) {
    return Arguments.of(text, new Timed(deployment, due));
  }

  private static Arguments near(String text, String offer) {
    return Arguments.of(text, offer);
  }
}
