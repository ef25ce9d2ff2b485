package dev.slipway.sandbox.bench.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class QuestionsTest {
  private static final String MISTYPED = Questions.word(10, true);
  private static final String PLANNED = Questions.word(11, false);

  @Test
  void anAnswerHoldsTheWordOfItsQuestionHoweverOften() {
    Questions questions =
        Questions.of(
            List.of(MISTYPED, PLANNED),
            List.of("\"q9.0.000010\" is no service. Again: q9.0.000010", "plan of 9.0.000011"));

    assertThat(questions.answered(1)).isEqualTo(2);
    assertThat(questions.unanswered()).isEmpty();
    assertThat(questions.tooOften()).isEmpty();
  }

  @Test
  void theAnswerToOneIsNoneToAnother() {
    Questions questions = Questions.of(List.of(MISTYPED, PLANNED), List.of("q9.0.000011", "hello"));

    assertThat(questions.answered(0)).isEqualTo(2);
    assertThat(questions.unanswered()).containsExactly(PLANNED, MISTYPED);
  }

  @Test
  void aThirdAnswerIsOneTooMany() {
    List<String> said = List.of(PLANNED, PLANNED, PLANNED, MISTYPED, MISTYPED);
    Questions questions = Questions.of(List.of(MISTYPED, PLANNED), said);

    assertThat(questions.answered(2)).isEqualTo(1);
    assertThat(questions.tooOften()).containsExactly(PLANNED);
  }
}
