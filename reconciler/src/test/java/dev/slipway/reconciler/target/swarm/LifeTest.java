package dev.slipway.reconciler.target.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.delivery.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LifeTest {
  LifeTest() {}

  private static Attempt attempt(int at, String state, String wanted, int code, String said) {
    return new Attempt(
        "task-" + at,
        "service",
        1,
        Instant.ofEpochSecond(at),
        state,
        wanted,
        code,
        said,
        Map.of("net", "10.0.0." + at));
  }

  private static final Attempt CRASHED =
      attempt(1, "failed", "shutdown", 3, "task: non-zero exit (3)");

  @Test
  void oneThatSwarmIsAboutToReplaceHasEndedAndWasStartedOnce() {
    Life life = new Life(List.of(CRASHED, attempt(2, "ready", "ready", -1, "")));

    assertThat(life.ended()).contains(new Condition.Exited(3, "exit code 3"));
    assertThat(life.starts()).isEqualTo(1);
  }

  @Test
  void oneThatRunsAgainWasStartedTwiceAndIsReachedAtItsNewAddress() {
    Life life = new Life(List.of(CRASHED, attempt(2, "running", "running", -1, "")));

    assertThat(life.ended()).isEmpty();
    assertThat(life.starts()).isEqualTo(2);
    assertThat(life.address("net")).contains("10.0.0.2");
  }

  @Test
  void whatSwarmMovedHasNotCrashed() {
    Life life =
        new Life(
            List.of(
                attempt(1, "shutdown", "shutdown", -1, ""),
                attempt(2, "running", "running", -1, "")));

    assertThat(life.starts()).isEqualTo(1);
  }

  @Test
  void oneThatCouldNotBeStartedSaysWhy() {
    Life life =
        new Life(List.of(attempt(1, "rejected", "shutdown", -1, "invalid mount: no such folder")));

    assertThat(life.ended()).contains(new Condition.Exited(-1, "invalid mount: no such folder"));
  }

  @Test
  void whatWaitsForANodeSaysWhatIsInTheWay() {
    Life life = new Life(List.of(attempt(1, "pending", "running", -1, "no suitable node")));

    assertThat(life.ended()).isEmpty();
    assertThat(life.trouble()).contains("no suitable node");
    assertThat(life.starts()).isEqualTo(1);
  }
}
