package dev.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class SandboxTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      Sandbox.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @TempDir private Path folder;

  @Test
  void helpNamesTheBehaviours() {
    assertThat(line.execute("service", "--help")).isZero();

    assertThat(out.toString()).contains("--behaviour", "failing-after", "never-ready");
  }

  @Test
  void anUnknownBehaviourIsRefusedBeforeAnythingStarts() {
    assertThat(line.execute("service", "--behaviour", "lazy")).isEqualTo(2);

    assertThat(err.toString()).contains("no behaviour 'lazy'");
  }

  @Test
  void aTakenPortIsOneLine() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(line.execute("service", "--port", port)).isEqualTo(1);

      assertThat(err.toString().lines())
          .containsExactly("slipway: port " + port + " is taken: choose another with --port");
    }
  }

  @Test
  void trafficThatMakesNoSenseIsRefused() {
    assertThat(line.execute("traffic", "--to", "1", "--new", "7")).isEqualTo(2);
    assertThat(line.execute("traffic", "--to", "1", "--for", "soon")).isEqualTo(2);

    assertThat(err.toString()).contains("not a ratio from 0 to 1: 7.0", "not a duration: 'soon'");
  }

  @Test
  void trafficThatFailsEndsWithAStatusOfItsOwn() throws Exception {
    Path log = folder.resolve("traffic.csv");
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }

    int status =
        line.execute(
            "traffic", "--to", "" + free, "--rate", "50", "--for", "200ms", "--log", "" + log);

    assertThat(status).isEqualTo(3);
    assertThat(out.toString()).contains("in all: ").contains(" refused");
    assertThat(Files.readAllLines(log)).hasSizeGreaterThan(1);
  }
}
