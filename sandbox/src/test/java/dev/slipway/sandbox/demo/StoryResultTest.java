package dev.slipway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StoryResultTest {
  @Test
  void itIsOneLineOfJsonWithItsKeysInOrder() {
    StoryResult result =
        new StoryResult(
            List.of(new StoryResult.Step("good version", true, 12.3)), 4000, 3, 0, 3, 17, true);

    assertThat(result.json())
        .isEqualTo(
            "{\"steps\":[{\"name\":\"good version\",\"ok\":true,\"seconds\":12.3}],"
                + "\"requests\":4000,\"failed\":3,\"failedByBaseline\":0,\"failedByCandidate\":3,"
                + "\"shielded\":17,\"passed\":true}");
  }
}
