package dev.slipway.environments.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import dev.slipway.environments.parse.RepositoryFiles;
import dev.slipway.environments.parse.WrittenEnvironment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StopEditsTest {
  private static final String FILE = "environments/staging.yaml";
  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
  private static final Optional<String> FRONTEND = Optional.of("frontend");
  private static final String LOCKED =
      """
      environment: staging
      target: local
      locks:
        - {service: frontend, by: ada, reason: moving, until: 2026-11-25T10:00Z}   # ours
        - {by: grace, reason: over, until: 2026-11-25T09:00Z}
        - {by: grace, reason: all, until: 2026-11-25T09:00:01Z}
      freezes: [{from: 2026-12-24T00:00Z, until: 2027-01-02T00:00Z, reason: holidays}]
      services: {frontend: {version: 1.4.2}}
      """;

  @Test
  void aLockThatHasEndedHoldsNothingAndGoesWithTheNextChange() {
    assertThat(stops(LOCKED).locks(Optional.empty()))
        .extracting(Lock::reason)
        .containsExactly("all");
    assertThat(after(LOCKED, stops(LOCKED).unlock(FRONTEND)))
        .isEqualTo(
            LOCKED
                .replaceFirst("  - \\{service: frontend[^\n]*\n", "")
                .replaceFirst("  - \\{by: grace, reason: over[^\n]*\n", ""));
  }

  @Test
  void aLockTakesThePlaceOfTheLiveOneOfTheSameTargetOnly() {
    Lock mine = new Lock(FRONTEND, "grace", "mine", NOW.plusSeconds(60));

    assertThat(after(LOCKED, stops(LOCKED).lock(mine)))
        .contains(
            """
            locks:
              - {by: grace, reason: all, until: 2026-11-25T09:00:01Z}
              - {service: frontend, by: grace, reason: mine, until: 2026-11-25T09:01:00Z}
            """)
        .doesNotContain("ada", "over");
  }

  @Test
  void aFreezeComesBesideThoseToComeAndIsLiftedAlone() {
    Freeze freeze = new Freeze(NOW, NOW.plusSeconds(60), "release of the app");
    String frozen = after(LOCKED, stops(LOCKED).freeze(freeze));

    assertThat(stops(LOCKED).freezes()).isEmpty();
    assertThat(stops(frozen).freezes()).containsExactly(freeze);
    assertThat(after(frozen, stops(frozen).thaw())).isEqualTo(LOCKED);
  }

  @Test
  void whatIsNotThereNeedsNoEdit() {
    String bare = "environment: staging\ntarget: local\nservices: {}\n";

    assertThat(stops(bare).unlock(FRONTEND)).isEmpty();
    assertThat(stops(bare).thaw()).isEmpty();
  }

  @Test
  void whatWasWrittenIsReadAsTheSameLock() {
    List<String> reasons = List.of("a: b #c", "<!channel>", "it's \"so\"", "naïve 🚀", "null");

    assertThat(reasons)
        .allSatisfy(reason -> {
          Lock lock = new Lock(FRONTEND, "ada", reason, Instant.parse("2026-11-25T10:07:00Z"));
          String locked = after(LOCKED, stops(LOCKED).lock(lock));
          assertThat(stops(locked).locks(FRONTEND)).containsExactly(lock);
        });
  }

  private static StopEdits stops(String text) {
    EnvironmentDefinition file =
        RepositoryFiles.parseEnvironment(FILE, text.getBytes(UTF_8))
            .value()
            .map(WrittenEnvironment::definition)
            .orElseThrow();
    return new StopEdits(file, NOW);
  }

  private static String after(String text, List<Edit> edits) {
    Edited edited = FileEditor.apply(FILE, text.getBytes(UTF_8), edits);
    assertThat(edited).isInstanceOf(Edited.Content.class);
    return ((Edited.Content) edited).text();
  }
}
