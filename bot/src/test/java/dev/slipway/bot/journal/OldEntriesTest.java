package dev.slipway.bot.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.Actor;
import dev.slipway.bot.request.Approval;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.Requests;
import dev.slipway.storage.JournalCodec;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a bot wrote that knew of neither emergencies nor times.
class OldEntriesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

  private final JournalCodec codec = new JournalCodec();

  @Test
  void aRequestWithoutAMannerIsAnUsualOne() {
    RequestState state =
        new RequestState.Committing(
            Requests.ask(new Actor("ada", "U1"), NOW), Requests.PLAN, List.of(), NOW);
    String text = codec.write(RequestState.class, state);
    String old = text.replace(",\"manner\":null", "").replace(",\"passed\":[]", "");

    assertThat(old).doesNotContain("manner", "passed");
    assertThat(codec.read(RequestState.class, old)).isEqualTo(state);
  }

  @Test
  void anApprovalFromBeforeDelegationIsTheTeams() {
    Actor grace = new Actor("grace", "U2");
    RequestState state =
        new RequestState.AwaitingApproval(
            Requests.ask(new Actor("ada", "U1"), NOW),
            Requests.PLAN,
            Requests.quorum(2),
            List.of(new Approval(grace, NOW, false)),
            NOW.plusSeconds(3_600),
            List.of());
    String text = codec.write(RequestState.class, state);
    String old = text.replace(",\"onCall\":null", "");

    assertThat(text).contains("onCall");
    assertThat(old).doesNotContain("onCall");
    assertThat(codec.read(RequestState.class, old)).isEqualTo(state);
  }
}
