package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.STAGING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.event.EventContent;
import dev.slipway.bot.message.Actions;
import dev.slipway.bot.message.DeclineDialog;
import dev.slipway.bot.message.DeployDialog;
import dev.slipway.bot.message.Subject;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.RequestId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// C15: whatever people and commits say is inert, and nothing that comes brings the desk to a halt.
class HostileTextsTest {
  private static final String HOSTILE = "<!channel> & <script> <@UADA|x> `*_~";

  private final Office office = new Office();

  private void everythingIsInert() {
    String all = office.slack.messages() + " " + office.slack.whispers();
    assertThat(all).doesNotContain("<!channel>", "<script>", "<@UADA|x>");
  }

  @Test
  void aReasonIsInert() {
    office.types("UADA", "frontend production 1.5.0");
    RequestId id = office.request().ask().id();
    String seen = new Subject.OfRequest(id, office.request().planned().map(Plan::hash)).value();
    office.sends("UGRACE", DeclineDialog.CALLBACK, seen, Map.of(DeclineDialog.REASON, HOSTILE));

    assertThat(office.cardText()).contains("Declined by <@UGRACE>", "&lt;!channel");
    everythingIsInert();
  }

  @Test
  void theReasonOfAnEmergencyIsInert() {
    office.types("UGRACE", "frontend production 1.5.0 --emergency " + HOSTILE);

    assertThat(office.cardText()).contains("as an emergency: \uff20channel &amp; script");
    assertThat(office.alerts()).hasSize(1);
    everythingIsInert();
  }

  @Test
  void whatEventsSayIsInert() {
    String rollout = office.reconciler.begin(STAGING, HOSTILE, "", "");
    office.reconciler.tell(rollout, new EventContent.RolloutPaused(HOSTILE, 5, Optional.empty()));
    office.settle();
    office.reconciler.tell(rollout, new EventContent.RolloutFailed(HOSTILE, HOSTILE, true));
    office.reconciler.tell(STAGING, new EventContent.PersonNeeded(HOSTILE));
    office.settle();

    assertThat(office.slack.messages()).hasSizeGreaterThan(2);
    everythingIsInert();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HOSTILE,
        "<!channel> staging",
        "frontend <!channel>",
        "frontend staging <!channel>",
        "pause frontend staging <!channel> & <script>",
        "frontend staging --<!channel> <script>",
        "frontend staging at <!channel>",
        "status <!channel>",
        "help <!channel>"
      })
  void whatIsTypedIsInert(String text) {
    office.reconciler.begin(STAGING, "1.5.0", "", "");
    office.types("UADA", text);

    everythingIsInert();
    assertThat(office.journal.received(1)).isEmpty();
  }

  @Test
  void nothingThatComesFromSlackIsLeftLyingOrThrown() {
    List<String> values =
        List.of(
            "",
            " ",
            HOSTILE,
            "request",
            "request r-x",
            "request R-AAAA x",
            "request r-aaaaaaaa",
            "rollout staging frontend",
            "rollout nowhere nothing ro-1",
            "place nowhere nothing",
            "place staging frontend",
            "x".repeat(3_000));
    List<String> actions =
        List.of(
            Actions.APPROVE,
            Actions.DECLINE,
            Actions.CANCEL,
            Actions.RUN,
            Actions.PAUSE,
            Actions.RETRY,
            Actions.ASK,
            "unknown");
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 300; i++) {
      String value = values.get(random.nextInt(values.size()));
      office.presses("UADA", actions.get(random.nextInt(actions.size())), value);
      office.sends("UADA", DeclineDialog.CALLBACK, value, Map.of());
      office.sends(
          "UADA", DeployDialog.CALLBACK, value, Map.of(DeployDialog.SERVICE, value, "x", value));
      office.sends("UADA", "unknown", value, Map.of());
      office.types("UADA", value);
    }

    assertThat(office.journal.received(1)).isEmpty();
    assertThat(office.repository.commits()).isEmpty();
    assertThat(office.audit()).noneMatch(line -> line.why().contains("fault of the bot"));
    everythingIsInert();
  }

  @Test
  void eventsThatNobodyKnowsArePassedOver() {
    office.reconciler.tell(STAGING, new EventContent.Other("Unheard", Map.of("of", HOSTILE)));
    String rollout = office.reconciler.begin(STAGING, "1.5.0", "not an id, at all", "r-x  ");
    office.reconciler.tell(rollout, new EventContent.Other("Unheard", Map.of()));
    office.settle();

    assertThat(office.cards()).hasSize(1);
  }
}
