package dev.slipway.reconciler.target.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Version;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionOrderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.10.0 1.9.3 1.9 1.2.10 1.2.9",
        "2.0.0 2.0.0-rc2 2.0.0-rc1 1.99",
        "20261127.10 20261127.9 20260101",
        "v1.10 v1.9",
        "1.0 main-8f31c2 main-00aa"
      })
  void newerOnesComeFirst(String written) {
    List<Version> expected = Arrays.stream(written.split(" ")).map(Version::new).toList();

    assertThat(expected.reversed().stream().sorted(VersionOrder.NEWEST_FIRST).toList())
        .isEqualTo(expected);
  }
}
