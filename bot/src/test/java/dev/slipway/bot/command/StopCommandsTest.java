package dev.slipway.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.command.Command.AskStop;
import dev.slipway.bot.command.Command.Freeze;
import dev.slipway.bot.command.Command.Lock;
import dev.slipway.bot.command.Command.Locks;
import dev.slipway.bot.command.Command.Stop;
import dev.slipway.bot.command.Command.Unfreeze;
import dev.slipway.bot.command.Command.Unlock;
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

/// Locks and freezes: what is understood, what is asked for, and what is offered instead.
final class StopCommandsTest {
  private static final Optional<String> FRONTEND = Optional.of("frontend");
  private static final Optional<String> ALL = Optional.empty();
  private static final End TWO_HOURS = new End.After(Duration.ofHours(2));

  static Stream<Arguments> stops() {
    return Stream.of(
        Arguments.of("lock frontend staging for 2h moving house", lock(FRONTEND, TWO_HOURS)),
        Arguments.of("lock frontend in stage for 120m \"moving house\"", lock(FRONTEND, TWO_HOURS)),
        Arguments.of("lock staging for 2h moving house", lock(ALL, TWO_HOURS)),
        Arguments.of("lock in staging for 2h moving  house", lock(ALL, TWO_HOURS)),
        Arguments.of(
            "lock frontend staging for 1w2d3h4m moving house",
            lock(FRONTEND, new End.After(Duration.ofDays(9).plusHours(3).plusMinutes(4)))),
        Arguments.of(
            "lock frontend staging until 18:00 moving house",
            lock(FRONTEND, new End.Next(LocalTime.of(18, 0), ZoneOffset.UTC))),
        Arguments.of(
            "lock frontend staging until 8:05 UTC moving house",
            lock(FRONTEND, new End.Next(LocalTime.of(8, 5), ZoneOffset.UTC))),
        Arguments.of(
            "lock frontend staging until 18:00+01:00 moving house",
            lock(FRONTEND, new End.Next(LocalTime.of(18, 0), ZoneOffset.ofHours(1)))),
        Arguments.of(
            "lock frontend staging until 2026-12-24T18:00 moving house",
            lock(FRONTEND, new End.At(OffsetDateTime.parse("2026-12-24T18:00Z")))),
        Arguments.of(
            "lock frontend in staging until 2026-12-24 18:00 UTC moving house",
            lock(FRONTEND, new End.At(OffsetDateTime.parse("2026-12-24T18:00Z")))),
        Arguments.of(
            "lock frontend staging until 2026-12-24T18:00-05:00 moving house",
            lock(FRONTEND, new End.At(OffsetDateTime.parse("2026-12-24T18:00-05:00")))),
        Arguments.of(
            "lock frontend staging for 2h for you &amp; until I am back",
            new Lock(FRONTEND, "staging", TWO_HOURS, "for you & until I am back")),
        Arguments.of("unlock frontend staging", new Unlock(FRONTEND, "staging")),
        Arguments.of("unlock staging", new Unlock(ALL, "staging")),
        Arguments.of("unlock in prod", new Unlock(ALL, "production")),
        Arguments.of("locks", new Locks(Optional.empty())),
        Arguments.of("locks in stage", new Locks(Optional.of("staging"))),
        Arguments.of(
            "freeze staging for 2h moving house", new Freeze("staging", TWO_HOURS, "moving house")),
        Arguments.of("unfreeze in staging", new Unfreeze("staging")));
  }

  static Stream<Arguments> beginnings() {
    return Stream.of(
        Arguments.of("lock frontend staging", ask(FRONTEND, Optional.empty(), "")),
        Arguments.of("lock staging", ask(ALL, Optional.empty(), "")),
        Arguments.of("lock frontend staging for 2h", ask(FRONTEND, Optional.of(TWO_HOURS), "")),
        Arguments.of("lock frontend staging moving", ask(FRONTEND, Optional.empty(), "moving")),
        Arguments.of(
            "lock frontend staging \"for moving\"", ask(FRONTEND, Optional.empty(), "for moving")),
        Arguments.of(
            "freeze staging moving",
            new AskStop(Stop.FREEZE, ALL, "staging", Optional.empty(), "moving")));
  }

  static Stream<Arguments> nearMisses() {
    return Stream.of(
        near("lock fronted staging for 2h moving", "lock frontend staging for 2h moving"),
        near("lok frontend staging for 2h moving", "lock frontend staging for 2h moving"),
        near("lock frontend staging for 2 hours moving", "lock frontend staging for 2h moving"),
        near("lock frontend staging for maintenance", "lock frontend staging"),
        near(
            "lock frontend staging until 2026-12-24 moving",
            "lock frontend staging until 2026-12-24T00:00Z moving",
            "lock frontend staging until 2026-12-25T00:00Z moving"),
        near("lock frontend staging until 25:00 moving", "lock frontend staging"),
        near("lock frontend staging for 0m moving", "lock frontend staging"),
        near("lock staging frontend for 2h moving", "lock frontend staging for 2h moving"),
        near("lock mailer for 2h moving", "lock mailer dev for 2h moving"),
        near("lock stagin for 2h moving", "lock in staging for 2h moving"),
        near("unlock frontend staging now", "unlock frontend staging"),
        near("freeze stagin for 2h moving", "freeze staging for 2h moving"),
        near("unfreeze", "unfreeze dev", "unfreeze staging", "unfreeze production"),
        near("locks stagin", "locks staging"),
        near("lock", "help lock"));
  }

  @ParameterizedTest
  @MethodSource({"stops", "beginnings"})
  void isUnderstoodAlsoAsItsOwnText(String text, Command command) {
    assertThat(CommandParser.parse(text, Catalogs.usual())).isEqualTo(new Understood(command));
    assertThat(CommandParser.parse(command.text(), Catalogs.usual()))
        .as(command.text())
        .isEqualTo(new Understood(command));
  }

  @ParameterizedTest
  @MethodSource("nearMisses")
  void offersWhatMayHaveBeenMeantAndDoesNothing(String text, List<String> offers) {
    Parsed parsed = CommandParser.parse(text, Catalogs.usual());

    assertThat(parsed).isInstanceOf(Parsed.Refused.class);
    assertThat(((Parsed.Refused) parsed).problem().suggestions()).startsWith(offers.getFirst());
    assertThat(((Parsed.Refused) parsed).problem().suggestions()).containsAll(offers);
    assertThat(offers)
        .allSatisfy(offer ->
            assertThat(CommandParser.parse(offer, Catalogs.usual()))
                .isInstanceOf(Understood.class));
  }

  @Test
  void aReasonThatNobodyReadsIsRefused() {
    assertThat(CommandParser.parse("lock frontend staging for 2h " + "x".repeat(301), usual()))
        .extracting(parsed -> ((Parsed.Refused) parsed).problem().sentence())
        .isEqualTo("The reason is too long: at most 300 characters fit.");
  }

  @Test
  void aTimeOfDayIsTheNextOneInItsZone() {
    Instant said = Instant.parse("2026-11-25T17:30:00Z");

    assertThat(new End.Next(LocalTime.of(18, 0), ZoneOffset.UTC).from(said))
        .isEqualTo("2026-11-25T18:00:00Z");
    assertThat(new End.Next(LocalTime.of(18, 0), ZoneOffset.ofHours(1)).from(said))
        .isEqualTo("2026-11-26T17:00:00Z");
    assertThat(new End.Next(LocalTime.of(17, 30), ZoneOffset.UTC).from(said))
        .isEqualTo("2026-11-26T17:30:00Z");
  }

  @Test
  void whatADialogAsksForIsUnderstoodAsIfItWasTyped() {
    AskStop ask = ask(FRONTEND, Optional.empty(), "");

    assertThat(whole(ask, "2h", "moving\nhouse")).isEqualTo(lock(FRONTEND, TWO_HOURS));
    assertThat(whole(ask, " for 2h ", "moving house")).isEqualTo(lock(FRONTEND, TWO_HOURS));
    assertThat(whole(ask, "18:00", "<!channel> & co"))
        .isEqualTo(
            new Lock(
                FRONTEND,
                "staging",
                new End.Next(LocalTime.of(18, 0), ZoneOffset.UTC),
                "<!channel> & co"));
  }

  private static Command whole(AskStop ask, String end, String reason) {
    String text = StopText.whole(StopText.begun(ask), end, reason);
    return ((Understood) CommandParser.parse(text, Catalogs.usual())).command();
  }

  private static Catalog usual() {
    return Catalogs.usual();
  }

  private static Lock lock(Optional<String> service, End end) {
    return new Lock(service, "staging", end, "moving house");
  }

  private static AskStop ask(Optional<String> service, Optional<End> end, String reason) {
    return new AskStop(Stop.LOCK, service, "staging", end, reason);
  }

  private static Arguments near(String text, String... offers) {
    return Arguments.of(text, List.of(offers));
  }
}
