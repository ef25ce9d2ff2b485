package dev.slipway.bot.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.message.DeclineDialog;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.Inbound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Deciding by a request's id, from any channel. Production asks two of `sre`: grace, linus and
/// margaret.
class TypedDecisionsTest {
  private final Office office = new Office();
  private String id = "";

  @BeforeEach
  void adaAsks() {
    office.types("UADA", "frontend production 1.5.0");
    id = office.request().ask().id().text();
  }

  private Ending ending() {
    return ((RequestState.Ended) office.request()).ending();
  }

  @Test
  void theMessageShowsTheIdThatIsTyped() {
    assertThat(office.card().message().blocks().toString()).contains("Request `" + id + "`");
  }

  /// C8.
  @Test
  void approvalsCountFromAnyChannelAndWhoGivesThemIsToldSo() {
    office.receive(office.typing("UGRACE", "CGENERAL", "approve " + id)).settle();
    assertThat(office.lastWhisper()).contains("1 of 2");
    office.types("ULINUS", "approve " + id);

    assertThat(office.lastWhisper()).contains("Enough people have approved");
    assertThat(office.repository.commits()).hasSize(1);
    assertThat(office.cards()).hasSize(1);
  }

  /// C8.
  @Test
  void theSameReasonsRefuseAsOnTheMessage() {
    office.types("UADA", "approve " + id);
    assertThat(office.lastWhisper()).contains("asked for it yourself");
    office.types("UMALLORY", "approve " + id);
    assertThat(office.lastWhisper()).contains("Only members of");
    office.types("UMALLORY", "cancel " + id);
    assertThat(office.lastWhisper()).contains("can cancel it");
    office.types("UGRACE", "approve " + id);
    office.types("UGRACE", "approve " + id);

    assertThat(office.lastWhisper()).contains("counts once");
    assertThat(office.request().given()).hasSize(1);
  }

  /// C4.
  @Test
  void theSameDeliveryTwiceHasOneEffect() {
    Inbound.Typed typed = office.typing("UGRACE", "approve " + id);
    office.receive(typed).settle();
    office.receive(typed).restart().receive(typed).settle();

    assertThat(office.request().given()).hasSize(1);
    assertThat(office.whispers()).hasSize(1);
  }

  @Test
  void aDeclineWithItsReasonIsFinal() {
    office.types("UGRACE", "decline " + id + " not on a Friday");

    assertThat(office.cardText()).contains("Declined by <@UGRACE>. Reason: not on a Friday.");
    assertThat(office.lastWhisper()).contains("You have declined request " + id);
  }

  @Test
  void aDeclineWithoutAReasonAsksForIt() {
    office.types("UGRACE", "decline " + id);
    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
    String memory = office.slack.dialog("trigger-Ev2").orElseThrow().memory();
    office.sends("UGRACE", DeclineDialog.CALLBACK, memory, Map.of(DeclineDialog.REASON, "late"));

    assertThat(office.cardText()).contains("Reason: late.");
  }

  @Test
  void theRequesterCancelsAndSoMayWhoOperatesThere() {
    office.types("UADA", "cancel " + id);
    assertThat(ending()).isInstanceOf(Ending.Cancelled.class);
    office.wait(Duration.ofSeconds(1));
    office.types("UADA", "frontend production 1.6.0");
    office.types("ULINUS", "cancel " + office.request().ask().id());

    assertThat(ending()).isInstanceOf(Ending.Cancelled.class);
  }

  @Test
  void withoutAnIdPeopleAreToldWhatWaitsForThem() {
    office.types("UGRACE", "approve");
    assertThat(office.lastWhisper()).contains("Which request?", id);
    assertThat(office.slack.whispers().getLast().message().blocks().toString())
        .contains("value=approve " + id);
    office.types("UMALLORY", "approve");

    assertThat(office.lastWhisper()).contains("None waits for you");
    assertThat(office.request().given()).isEmpty();
  }

  @Test
  void anIdThatNoRequestHasIsSaidToBeUnknown() {
    office.types("UADA", "cancel r-7k3mq9");

    assertThat(office.lastWhisper()).contains("There is no request r-7k3mq9", id);
    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
  }

  @Test
  void whatIsOverIsNotDecidedAgain() {
    office.types("UADA", "cancel " + id);
    office.types("UGRACE", "decline " + id + " too late");

    assertThat(office.lastWhisper()).contains("It is over", "Cancelled by <@UADA>");
    assertThat(ending()).isInstanceOf(Ending.Cancelled.class);
  }
}
