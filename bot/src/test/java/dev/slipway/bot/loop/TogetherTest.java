package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.Place;
import dev.slipway.bot.slack.Inbound;
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
}
