package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The same story as [StoryIT] with containers of a real engine behind a real HAProxy.
@ExtendWith(ContainersExtension.class)
final class ContainerStoryIT {
  private final StringWriter out = new StringWriter();
  private final CommandLine line = Sandbox.commandLine().setOut(new PrintWriter(out));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void allActsPassAndNoBaselineFailsAUser() {
    int status =
        line.execute(
            "demo", "--story", "--target", "docker", "--folder", folder.resolve("s").toString());

    assertThat(status).as(out.toString()).isZero();
    assertThat(out.toString().stripTrailing().lines().reduce((_, last) -> last).orElse(""))
        .startsWith("{\"steps\":[{\"name\":\"first release of everything\",\"ok\":true,")
        .contains("\"failedByBaseline\":0,")
        .endsWith(",\"passed\":true}");
  }
}
