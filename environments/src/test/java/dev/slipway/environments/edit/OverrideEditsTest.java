package dev.slipway.environments.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Schedule;
import dev.slipway.environments.language.Schedule.StandIn;
import dev.slipway.environments.parse.RepositoryFiles;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class OverrideEditsTest {
  private static final String FILE = "oncall.yaml";
  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
  private static final StandIn LINUS =
      new StandIn("linus", NOW, Instant.parse("2026-11-25T18:00:00Z"));
  private static final String WRITTEN =
      """
      # who is called
      schedules:
        primary:
          zone: Europe/Berlin       # hand-overs keep their local time
          layers:
            - rotation: [grace, linus]
              from: 2026-01-05
          overrides:                # beats every layer
            - {person: grace, from: 2026-11-24T09:00Z, until: 2026-11-25T09:00Z}
            - {person: linus, from: 2026-12-24T09:00+01:00, until: 2026-12-27T09:00+01:00}   # family
      escalation:
        default: {steps: [{notify: [{schedule: primary}]}]}
      """;

  @Test
  void itComesBehindAllOthersAndTakesAlongWhatHasEnded() {
    assertThat(after(WRITTEN, LINUS))
        .isEqualTo(
            WRITTEN
                .replaceFirst("      - \\{person: grace, from[^\n]*\n", "")
                .replace(
                    "# family\n",
                    "# family\n"
                        + "      - {person: linus, from: 2026-11-25T09:00:00Z, until:"
                        + " 2026-11-25T18:00:00Z}\n"));
  }

  @Test
  void aScheduleWithoutAnyGetsTheList() {
    String bare = WRITTEN.replaceAll("(?s)    overrides:.*?(?=escalation)", "");
    String edited = after(bare, LINUS);

    assertThat(schedule(edited).overrides()).containsExactly(LINUS);
    assertThat(edited.replaceFirst("(?s)    overrides:\n.*?(?=    layers)", "")).isEqualTo(bare);
  }

  @Test
  void whoStandsInAlreadyIsSaidSo() {
    String edited = after(WRITTEN, LINUS);

    assertThat(new OverrideEdits(schedule(edited), NOW).says(LINUS)).isTrue();
    assertThat(new OverrideEdits(schedule(WRITTEN), NOW).says(LINUS)).isFalse();
    assertThat(schedule(edited).at(NOW)).contains("linus");
  }

  private static Schedule schedule(String text) {
    return Objects.requireNonNull(
        RepositoryFiles.parseOnCall(FILE, text.getBytes(UTF_8))
            .value()
            .orElseThrow()
            .schedules()
            .get("primary"));
  }

  private static String after(String text, StandIn standIn) {
    OverrideEdits edits = new OverrideEdits(schedule(text), NOW);
    Edited edited = FileEditor.apply(FILE, text.getBytes(UTF_8), edits.put(standIn));
    assertThat(edited).isInstanceOf(Edited.Content.class);
    return ((Edited.Content) edited).text();
  }
}
