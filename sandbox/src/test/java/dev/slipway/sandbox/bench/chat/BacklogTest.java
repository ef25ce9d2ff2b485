package dev.slipway.sandbox.bench.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.json.ContractJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BacklogTest {
  private final List<EventRecord> events = Backlog.of(5_000, Instant.EPOCH);

  @Test
  void everyEventIsOneOfTheContract() {
    ContractJson json = new ContractJson();

    assertThat(events).hasSize(5_000);
    assertThat(events)
        .allSatisfy(
            event -> assertThat(json.content(event)).isNotInstanceOf(EventContent.Other.class));
  }

  @Test
  void eachTenthRolloutIsTakenBack() {
    assertThat(count("RolloutStarted")).isEqualTo(511);
    assertThat(count("RolloutRolledBack")).isEqualTo(51);
    assertThat(count("WatchEnded")).isEqualTo(459);
  }

  private long count(String type) {
    return events.stream().filter(event -> event.type().equals(type)).count();
  }
}
