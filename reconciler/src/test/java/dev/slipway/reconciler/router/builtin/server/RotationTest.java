package dev.slipway.reconciler.router.builtin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.delivery.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final Endpoint A = new Endpoint("127.0.0.1", 1);
  private static final Endpoint B = new Endpoint("127.0.0.1", 2);
  private static final Endpoint C = new Endpoint("127.0.0.1", 3);

  private final AtomicLong now = new AtomicLong();
  private final Rotation rotation = new Rotation(now::get);

  @Test
  void everyEndpointHasItsTurn() {
    rotation.replace(List.of(A, B, C));

    assertThat(rotation.turn()).containsExactly(A, B, C);
    assertThat(rotation.turn()).containsExactly(B, C, A);
    assertThat(rotation.turn()).containsExactly(C, A, B);
    assertThat(rotation.turn()).containsExactly(A, B, C);
  }

  @Test
  void whatRefusedIsTriedLastForASecond() {
    rotation.replace(List.of(A, B));
    rotation.rest(A);

    assertThat(rotation.turn()).containsExactly(B, A);
    assertThat(rotation.turn()).containsExactly(B, A);

    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(rotation.turn()).containsExactly(A, B);
  }

  @Test
  void aShorterListIsNotOverrun() {
    rotation.replace(List.of(A, B, C));
    rotation.turn();
    rotation.turn();

    rotation.replace(List.of(A));

    assertThat(rotation.turn()).containsExactly(A);
    rotation.replace(List.of());
    assertThat(rotation.turn()).isEmpty();
  }
}
