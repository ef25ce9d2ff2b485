package dev.slipway.reconciler.target.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.delivery.Occasion;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.target.engine.RealEngine;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Who looks at containers sees what they were started for.
@Timeout(120)
@ExtendWith(RealEngine.class)
final class OccasionIT {
  @TempDir private Path root;
  private Fixture fixture;

  @BeforeEach
  void open() throws IOException {
    fixture = new Fixture(root);
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
  }

  @Test
  void rolloutAndRoleStandInLabels() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release = fixture.release(fixture.withPort());

    Outcome outcome = fixture.target.start(release, 0, Occasion.candidateOf("staging-frontend-1"));

    assertThat(outcome).isEqualTo(new Outcome.Done());
    assertThat(fixture.container().getLabels())
        .containsEntry("dev.slipway.service", "frontend")
        .containsEntry("dev.slipway.environment", "staging")
        .containsEntry("dev.slipway.release", release.hash().hex())
        .containsEntry("dev.slipway.rollout", "staging-frontend-1")
        .containsEntry("dev.slipway.role", "candidate");
  }

  @Test
  void whatIsKeptRunningIsTheBaselineOfNoRollout() throws Exception {
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));

    fixture.target.start(fixture.release(fixture.withPort()), 0, Occasion.UPKEEP);

    assertThat(fixture.container().getLabels())
        .containsEntry("dev.slipway.role", "baseline")
        .doesNotContainKey("dev.slipway.rollout");
  }
}
