package dev.slipway.reconciler.target.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Health;
import dev.slipway.environments.language.Resources;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.target.engine.ReleaseLabels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelsTest {
  private static final String IMAGE = "sha256:" + "b".repeat(64);

  private static Release release(Map<String, String> variables) {
    return Release.of(
        new ServiceKey("staging", "frontend"),
        new Version("1.10"),
        new Digest("sha256:" + "a".repeat(64)),
        new RunSpec(
            Optional.of("registry.example.com/acme/frontend"),
            List.of("bin/frontend", "--port", "{port}", "", "two words"),
            OptionalInt.of(3000),
            Optional.of(
                new Health(
                    "/health?a=b&c",
                    Duration.ofMillis(250),
                    Duration.ofSeconds(1),
                    2,
                    3,
                    Duration.ofMinutes(1))),
            new Resources(OptionalLong.of(256 << 20), OptionalDouble.of(0.5)),
            new TreeMap<>(variables),
            new TreeMap<>(Map.of("DATABASE_URL", "frontend/database-url"))),
        new TreeMap<>(Map.of("DATABASE_URL", "fingerprint")));
  }

  private static SortedMap<String, String> written(Release release) {
    return Labels.write("production", release, 2, 7, IMAGE);
  }

  @Test
  void whatIsWrittenIsReadBackWhole() {
    Release release = release(Map.of("LOG_LEVEL", "info"));

    assertThat(Labels.read(written(release)))
        .contains(
            new Labels.Borne(
                InstanceName.of(release.key(), release.hash(), 2), release, 2, 7, IMAGE));
  }

  @Test
  void hostileSettingsComeBackAsTheyWere() {
    Release release =
        release(
            Map.of(
                "A", "line\nbreak\ttab \"quoted\" \\ back\\u0041slash",
                "B", "",
                "C", "= : # ! ünïcödé 🚢",
                "D", "${PATH} $(id) `id` %n {port}",
                "dev.slipway.target", "other",
                "environment", "production"));

    assertThat(Labels.read(written(release))).map(Labels.Borne::release).contains(release);
    assertThat(written(release))
        .containsEntry(ReleaseLabels.TARGET, "production")
        .containsEntry(ReleaseLabels.ENVIRONMENT, "staging");
  }

  @Test
  void secretsAreNamedAndTheirFingerprintsAreNotTold() {
    assertThat(written(release(Map.of())))
        .containsEntry("dev.slipway.record.secret.DATABASE_URL", "frontend/database-url")
        .doesNotContainValue("fingerprint");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "environment",
        "instance",
        "release",
        "ordinal",
        "starts",
        "image",
        "record.digest",
        "record.service",
        "record.version",
        "record.health.interval"
      })
  void aContainerWithoutOneOfThemIsNoneOfOurs(String label) {
    SortedMap<String, String> labels = written(release(Map.of()));

    labels.remove("dev.slipway." + label);

    assertThat(Labels.read(labels)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instance=slipway-staging-frontend-0000000000-2",
        "environment=production",
        "release=nonsense",
        "ordinal=-1",
        "ordinal=two",
        "starts=0",
        "record.digest=latest",
        "record.health.interval=soon",
        "record.memoryBytes=much"
      })
  void aContainerWhoseLabelsContradictEachOtherIsNoneOfOurs(String edited) {
    SortedMap<String, String> labels = written(release(Map.of()));

    String[] pair = edited.split("=", 2);
    labels.put("dev.slipway." + pair[0], pair[1]);

    assertThat(Labels.read(labels)).isEmpty();
  }
}
