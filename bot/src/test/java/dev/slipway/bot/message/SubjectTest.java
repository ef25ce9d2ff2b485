package dev.slipway.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a button is about comes back as it went out.
final class SubjectTest {
  private static final Place PLACE = new Place("staging", "frontend");

  static Stream<Subject> subjects() {
    return Stream.of(
        new Subject.OfRequest(new RequestId("r-7k3mq2"), Optional.empty()),
        new Subject.OfRequest(new RequestId("r-7k3mq2"), Optional.of(World.HASH)),
        new Subject.OfRollout(PLACE, "ro-1"),
        new Subject.OfPlace(PLACE));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void comesBack(Subject subject) {
    assertThat(Subject.of(subject.value())).contains(subject);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "request", "request R!", "rollout a b", "place a b c d e", "x y"})
  void isNothingWhenItIsNotOurs(String value) {
    assertThat(Subject.of(value)).isEmpty();
  }
}
