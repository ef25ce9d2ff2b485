package dev.slipway.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.event.EventContent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What can be done about a change follows where it is; what is logged follows what is worth it.
final class CardTest {

  static Stream<Arguments> buttons() {
    return Stream.of(
        Arguments.of("request-planning", List.of()),
        Arguments.of("request-awaiting", List.of("approve", "decline", "cancel")),
        Arguments.of("request-verifying", List.of()),
        Arguments.of("request-committing", List.of()),
        Arguments.of("request-committed", List.of()),
        Arguments.of("request-preparing", List.of("pause", "complete", "abort")),
        Arguments.of("request-climbing", List.of("pause", "complete", "abort")),
        Arguments.of("request-paused", List.of("resume", "abort")),
        Arguments.of("request-watching", List.of("abort")),
        Arguments.of("request-returning", List.of()),
        Arguments.of("request-done", List.of()),
        Arguments.of("request-declined", List.of()),
        Arguments.of("request-rolled-back", List.of("retry")),
        Arguments.of("request-failed", List.of()),
        Arguments.of("merge-climbing", List.of("pause", "complete", "abort")),
        Arguments.of("merge-proven", List.of()),
        Arguments.of("merge-rolled-back", List.of("retry")),
        Arguments.of("merge-aborted", List.of()));
  }

  @ParameterizedTest
  @MethodSource("buttons")
  void hasTheButtonsOfItsState(String card, List<String> actions) {
    Message message = (Message) card(card);

    assertThat(
            message.blocks().stream()
                .filter(Block.Actions.class::isInstance)
                .flatMap(each -> ((Block.Actions) each).buttons().stream())
                .map(Button::action))
        .isEqualTo(actions);
  }

  @Test
  void approvalIsBoundToTheHashThatWasSeen() {
    Message message = (Message) card("request-awaiting");

    assertThat(message.blocks().getLast())
        .extracting(each -> ((Block.Actions) each).buttons().getFirst().value())
        .isEqualTo("request r-7k3mq2 " + World.HASH);
  }

  @Test
  void anEndThatIsSaidLateSaysSo() {
    assertThat(Written.json(card("request-rolled-back-late")))
        .contains("Said late, because Slack could not be reached.");
    assertThat(Written.json(card("request-rolled-back"))).doesNotContain("Said late");
  }

  @Test
  void theThreadIsSilentAboutWhatNobodyNeeds() {
    Stream<EventContent> events = new ThreadSpecimens(World.USUAL).events();

    assertThat(
            events
                .filter(event -> ThreadLine.of(event, World.USUAL.people()).isEmpty())
                .map(EventContent::type))
        .containsExactlyInAnyOrder(
            "RequestsSettled",
            "HookSucceeded",
            "ReleaseProven",
            "VersionPinned",
            "ApprovalCounted",
            "Later");
  }

  @Test
  void aPassedStepAndAPassedOnApprovalAreNotLogged() {
    People people = World.USUAL.people();

    assertThat(ThreadLine.of(new EventContent.StepPassed(2, "pass"), people)).isEmpty();
    assertThat(
            ThreadLine.of(
                new EventContent.OperationAccepted("approve", "ada", "", Optional.empty()), people))
        .isEmpty();
  }

  private static Object card(String name) {
    return Specimens.named(World.USUAL, name);
  }
}
