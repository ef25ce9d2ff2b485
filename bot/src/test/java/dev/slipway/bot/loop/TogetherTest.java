package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.Place;
import dev.slipway.bot.slack.Inbound;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Several services at once: all or none (C7). Staging asks nobody.
class TogetherTest {
  private final Office office = new Office();

  private void nothingWasStarted() {
    assertThat(office.cards()).isEmpty();
    assertThat(office.repository.commits()).isEmpty();
    assertThat(office.journal.received(1)).isEmpty();
  }

  @Test
  void eachServiceIsARequestOfItsOwn() {
    office.types("UADA", "frontend,backend staging 1.5.0");

    assertThat(office.cards()).hasSize(2);
    assertThat(office.repository.commits()).hasSize(2);
    assertThat(office.whispers()).isEmpty();
  }

  @Test
  void whereOneIsRefusedNothingStartsAndItIsNamed() {
    office.reconciler.serves(new Place("staging", "backend"), "1.5.0", true);
    office.types("UADA", "frontend,backend staging 1.5.0");

    assertThat(office.lastWhisper())
        .contains("Nothing was started", "backend in staging", "Nothing speaks against frontend");
    assertThat(RefusalsTest.commands(office.slack.whispers().getLast().message()))
        .containsExactly("frontend staging 1.5.0");
    nothingWasStarted();
  }

  @Test
  void aLockOrAFreezeOfOneStopsAll() {
    office.reconciler.block("freeze", "holidays");
    office.types("UADA", "frontend,backend staging 1.5.0");

    assertThat(office.lastWhisper()).contains("holidays, until in time");
    nothingWasStarted();
  }

  @Test
  void withoutAVersionEachTakesTheOneThatWasProvenBefore() {
    office.reconciler.serves(STAGING, "1.5.0", true);
    office.reconciler.serves(new Place("staging", "backend"), "1.6.0", true);
    office.types("UADA", "frontend,backend production");

    assertThat(office.cards()).hasSize(2);
    assertThat(office.request().ask().version()).isEqualTo("1.5.0");
  }

  @Test
  void whatWasNeverProvenIsNamed() {
    office.reconciler.serves(STAGING, "1.5.0", false);
    office.types("UADA", "frontend,backend production");

    assertThat(office.lastWhisper()).contains("frontend in production: no version was said");
    nothingWasStarted();
  }

  @Test
  void anotherPersonsOpenRequestStopsAll() {
    office.types("ULINUS", "frontend production 1.5.0");
    office.types("UADA", "frontend,backend production 1.6.0");

    assertThat(office.lastWhisper()).contains("of linus is not decided yet");
    assertThat(office.cards()).hasSize(1);
    assertThat(office.journal.requests(PRODUCTION, 9)).hasSize(1);
  }

  /// C4.
  @Test
  void theSameDeliveryTwiceAndARestartBetweenMakeNoFurtherRequest() {
    Inbound.Typed typed = office.typing("UADA", "frontend,backend staging 1.5.0");
    office.receive(typed).pass();
    office.restart().receive(typed).settle();
    office.receive(typed).settle();

    assertThat(office.cards()).hasSize(2);
    assertThat(office.repository.commits()).hasSize(2);
  }

  @Test
  void whileTheReconcilerIsAwayTheCommandIsOfferedAgain() {
    office.reconciler.away(true);
    office.types("UADA", "frontend,backend staging 1.5.0");

    assertThat(RefusalsTest.commands(office.slack.whispers().getLast().message()))
        .containsExactly("frontend@1.5.0,backend@1.5.0 to staging");
    nothingWasStarted();
  }

  @Test
  void whoMayNotAskIsToldSo() {
    office.types("UMALLORY", "frontend,backend staging 1.5.0");

    assertThat(office.lastWhisper()).contains("not permitted");
    nothingWasStarted();
  }

  @Test
  void anEmergencyOfSeveralPassesTheGatesOfEachOnOnePersonsWord() {
    office.reconciler.block("freeze", "holidays");
    office.types("ULINUS", "frontend,backend production 1.5.0 --emergency checkout is down");

    assertThat(office.cards()).hasSize(2);
    assertThat(office.repository.commits()).hasSize(2);
    assertThat(office.alerts()).hasSize(2);
    assertThat(office.audit().stream().filter(line -> line.what().equals("emergency"))).hasSize(2);
  }

  @Test
  void anEmergencyOfSeveralIsOnlyForWhoMayCallOneAndStartsNothingWhereOneIsRefused() {
    office.types("UADA", "frontend,backend production 1.5.0 --emergency checkout is down");
    assertThat(office.lastWhisper()).contains("not permitted");
    nothingWasStarted();

    office.reconciler.serves(new Place("production", "backend"), "1.5.0", true);
    office.types("ULINUS", "frontend,backend production 1.5.0 --emergency checkout is down");

    assertThat(office.lastWhisper()).contains("Nothing was started", "backend in production");
    assertThat(RefusalsTest.commands(office.slack.whispers().getLast().message()))
        .containsExactly("frontend production 1.5.0 --emergency checkout is down");
    nothingWasStarted();
  }

  @Test
  void whatIsWantedLaterIsCommittedThenEachByItself() {
    office.types("UADA", "frontend,backend staging 1.5.0 in 2h");
    assertThat(office.cards()).hasSize(2);
    assertThat(office.repository.commits()).isEmpty();

    office.absent(Duration.ofHours(2)).settle();

    assertThat(office.repository.commits()).hasSize(2);
  }

  /// The office opens at nine.
  @Test
  void whatIsWantedLaterIsStoppedByWhatHoldsThenAndByNothingElse() {
    office.repository.with(
        Environments.STAGING_FILE,
        office.repository.text(Environments.STAGING_FILE)
            + "locks: [{service: backend, by: grace, reason: migration, until: 2026-11-25T10:00Z}]\n");
    office.fetch();
    office.reconciler.block("lock", "locked by grace: migration");
    office.types("UADA", "frontend,backend staging 1.5.0 in 30m");
    assertThat(office.lastWhisper())
        .contains("backend in staging: it is locked then by grace, until 2026-11-25T10:00:00Z");
    nothingWasStarted();

    office.types("UADA", "frontend,backend staging 1.5.0 in 2h");

    assertThat(office.cards()).hasSize(2);
  }
}
