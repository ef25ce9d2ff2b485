package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The story with the packaged programs, as `./slipway demo --story` tells it: R1, R2, R14, R26,
/// R30, R31, G1, C1, C9, C14 and C16 with real parts and the local Slack.
final class StoryIT {
  private final StringWriter out = new StringWriter();
  private final CommandLine line = Sandbox.commandLine().setOut(new PrintWriter(out));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void allActsPassAndNoBaselineFailsAUser() {
    int status = line.execute("demo", "--story", "--folder", folder.resolve("story").toString());

    assertThat(status).as(out.toString()).isZero();
    assertThat(out.toString().stripTrailing().lines().reduce((_, last) -> last).orElse(""))
        .startsWith("{\"steps\":[{\"name\":\"first release of everything\",\"ok\":true,")
        .contains("\"failedByBaseline\":0,")
        .endsWith(",\"passed\":true}");
  }
}
