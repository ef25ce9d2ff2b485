package dev.slipway.reconciler.router.haproxy;

import static dev.slipway.reconciler.router.haproxy.Seatings.ONE;
import static dev.slipway.reconciler.router.haproxy.Seatings.V1;
import static dev.slipway.reconciler.router.haproxy.Seatings.V2;
import static dev.slipway.reconciler.router.haproxy.Seatings.alone;
import static dev.slipway.reconciler.router.haproxy.Seatings.canary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Orders against a master that plays HAProxy, also one that behaves badly.
class SteeringTest {
  private static final String PROCESSES =
      """
      #<PID>          <type>          <reloads>       <uptime>        <version>
      11              master          0 [failed: 0]   0d00h00m01s     2.6.12
      # workers
      12              worker          0               0d00h00m01s     2.6.12
      # old workers
      # programs

      """;
  private static final String STATS =
      """
      # pxname,svname,scur,status,weight,check_status,
      dev.web:a,1111111111:10.0.0.1:3000,0,UP,1,L4OK,
      dev.web:a,BACKEND,0,UP,1,,
      dev.web:b,2222222222:10.0.0.2:3000,0,DRAIN,0,L4OK,
      dev.web:b,BACKEND,0,UP,0,,

      """;
  private static final Seating BASELINE = Seating.first(alone(V1, ONE));
  private static final Seating QUARTER = BASELINE.follow(canary(25, V1, V2));
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMillis(300);

  @TempDir private Path folder;

  @Test
  void aRefusedWeightEndsTheOrderBeforeAnyShareMoves() throws IOException {
    try (ScriptedMaster master =
        master("set weight", "Backend is using a static LB algorithm.\n\n")) {
      assertThatThrownBy(() -> steering().follow(QUARTER, PATIENCE))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "HAProxy refused 'set weight dev.web:b/2222222222:10.0.0.2:3000 1': Backend is using a static LB algorithm.");
      assertThat(master.commands()).noneMatch(command -> command.startsWith("set map"));
    }
  }

  @Test
  void aWeightThatIsAcceptedAndDoesNotShowMovesNoShareEither() throws IOException {
    try (ScriptedMaster master = master("set weight", "\n")) {
      assertThat(steering().follow(QUARTER, PATIENCE)).contains("10.0.0.2:3000 has no weight yet");
      assertThat(master.commands()).noneMatch(command -> command.startsWith("set map"));
    }
  }

  @Test
  void anAnswerThatIsCutShortIsNotTakenForAWholeOne() throws IOException {
    try (ScriptedMaster _ = master("show map plans.map", "0x1 dev.web a:b:2")) {
      assertThatThrownBy(() -> steering().follow(QUARTER, PATIENCE))
          .hasMessage("HAProxy's answer to 'show map plans.map' was cut short");
    }
  }

  @Test
  void aHangIsEndedByTheDeadline() throws IOException {
    try (ScriptedMaster _ =
        new ScriptedMaster(folder.resolve("master.sock"), _ -> Optional.empty())) {
      assertThatThrownBy(() -> steering(PATIENCE).workers())
          .isInstanceOf(IOException.class)
          .hasMessage("HAProxy did not answer 'show proc' within 300 ms");
    }
  }

  @Test
  void nobodyThereIsToldFromNoAnswer() {
    assertThatThrownBy(() -> steering().workers()).isInstanceOf(ConnectException.class);
  }

  @Test
  void anotherProgramIsNotTakenForHaproxy() throws IOException {
    try (ScriptedMaster _ =
        new ScriptedMaster(folder.resolve("master.sock"), _ -> Optional.of("hello\n\n"))) {
      assertThatThrownBy(() -> steering().workers())
          .hasMessage(
              "HAProxy's master was not understood: expected a list of processes, got: hello");
    }
  }

  @Test
  void workersFromBeforeAReloadAreToldFromTheCurrentOne() {
    Workers workers =
        Workers.parse(
            PROCESSES
                .replace("[failed: 0]", "[failed: 2]")
                .replace("# old workers\n", "# old workers\n9 worker 1 0d00h00m09s 2.6.12\n"));

    assertThat(workers).isEqualTo(new Workers(11, List.of(12L), List.of(9L), 2));
  }

  private Steering steering() {
    return steering(DEADLINE);
  }

  private Steering steering(Duration deadline) {
    return new Steering(
        new MasterSocket(folder.resolve("master.sock"), deadline, () -> false), () -> "");
  }

  /// Answers well but for one command.
  private ScriptedMaster master(String prefix, String answer) throws IOException {
    return new ScriptedMaster(
        folder.resolve("master.sock"),
        command -> {
          String plain = command.replaceFirst("^@![0-9]+ ", "");
          return Optional.of(plain.startsWith(prefix) ? answer : well(plain));
        });
  }

  private static String well(String command) {
    return switch (command) {
      case "show proc" -> PROCESSES;
      case "show stat -1 6 -1" -> STATS;
      case "show map plans.map" -> "0x1 dev.web " + PlanLine.of(BASELINE) + "\n\n";
      case "show map hosts.map" -> "0x1 web.dev.localhost dev.web\n\n";
      default -> "\n";
    };
  }
}
