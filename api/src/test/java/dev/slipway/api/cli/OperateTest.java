package dev.slipway.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.api.Examples;
import dev.slipway.api.Golden;
import dev.slipway.api.StandIn;
import dev.slipway.api.StandIn.Answered;
import dev.slipway.api.StandIn.Asked;
import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.json.ContractJson;
import dev.slipway.api.operation.ApiProblem;
import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.GitStatus;
import dev.slipway.api.state.RolloutsStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

@Timeout(20)
class OperateTest {
  private final ContractJson json = new ContractJson();
  private final StandIn reconciler = new StandIn();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void close() {
    reconciler.close();
  }

  @Test
  void statusIsAnAlignedTableInPlainWords() {
    answersState();

    assertThat(run("status")).isZero();
    Golden.holds("status.txt", out.toString());
  }

  @Test
  void whereGitWasNeverReadTheReasonStands() {
    GitStatus git =
        new GitStatus(
            "main",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("there is no repository in /srv/none"));
    EnvironmentsStatus nothing =
        new EnvironmentsStatus(List.of(), Optional.of(git), Optional.empty());
    reconciler.answers(_ -> new Answered(200, text(nothing)));

    assertThat(run("status")).isZero();

    assertThat(out.toString())
        .endsWith(
            "No service is described yet.\nGit is stale, there is no repository in /srv/none\n");
  }

  @Test
  void oneWordIsAnEnvironmentOrAService() {
    answersState();

    assertThat(run("status", "production")).isZero();
    assertThat(out.toString()).contains("backend").doesNotContain("staging");
    out.getBuffer().setLength(0);
    assertThat(run("status", "frontend")).isZero();
    assertThat(out.toString()).contains("staging").doesNotContain("backend");
    assertThat(run("status", "fronted")).isEqualTo(1);
    assertThat(err.toString()).contains("no environment and no service is named fronted");
  }

  @Test
  void aServiceInAnEnvironmentIsShownWithEverythingKnown() {
    answersState();

    assertThat(run("status", "frontend", "staging")).isZero();
    Golden.holds("status-service.txt", out.toString());
  }

  @Test
  void historyIsATableWithTheCauseOfEachEnd() throws IOException {
    answersState();

    assertThat(run("history", "frontend", "staging", "--limit", "3")).isZero();
    Golden.holds("history.txt", out.toString());
    assertThat(reconciler.asked().getLast().target())
        .isEqualTo("/api/v1/environments/staging/services/frontend/rollouts?limit=3");
    out.getBuffer().setLength(0);
    assertThat(run("history", "frontend", "staging", "--limit", "3", "--json")).isZero();
    assertThat(out.toString()).isEqualTo(json.print(Examples.history()) + "\n");
  }

  @Test
  void aServiceThatWasNeverRolledOutSaysSo() {
    reconciler.answers(
        _ -> new Answered(200, text(new RolloutsStatus("staging", "frontend", List.of()))));

    assertThat(run("history", "frontend", "staging")).isZero();
    assertThat(out.toString()).isEqualTo("Nothing was rolled out yet for frontend in staging.\n");
    assertThat(run("history", "frontend", "staging", "--limit", "101")).isEqualTo(2);
  }

  @Test
  void jsonIsWhatTheContractSays() throws IOException {
    answersState();

    assertThat(run("status", "--json")).isZero();
    assertThat(out.toString()).isEqualTo(json.print(Examples.environments()) + "\n");
  }

  /// R15: nothing is running, nothing happens, and it says so.
  @Test
  void abortWithNothingRunningHasNoEffectAndSaysSo() {
    reconciler.answers(_ -> new Answered(200, text(Examples.blocked())));

    assertThat(run("abort", "frontend", "production", "--reason", "bad")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "slipway: no rollout of frontend in production is under way: nothing to abort\n");
    assertThat(reconciler.asked()).extracting(Asked::method).containsExactly("GET");
  }

  @Test
  void anOperationIsBoundToTheRolloutThatWasSeen() {
    answersState();

    int status = run("abort", "frontend", "staging", "--reason", "looks bad", "--as", "ada");

    assertThat(status).isZero();
    assertThat(out.toString()).isEqualTo("Going back.\n");
    assertThat(reconciler.asked().getLast().target()).isEqualTo("/api/v1/rollouts/r-17/abort");
    assertThat(reconciler.asked().getLast().body())
        .contains("\"actor\":\"ada\",\"reason\":\"looks bad\",\"idempotencyKey\":\"shell-");
  }

  @Test
  void anApprovalIsBoundToTheContentThatIsWanted() {
    answersState();

    assertThat(run("approve", "frontend", "staging", "--hash", "3fa29c01")).isZero();
    assertThat(reconciler.asked().getLast().body())
        .contains("\"hash\":\"3fa29c01ab77" + "0".repeat(52) + "\"");
    assertThat(run("approve", "frontend", "staging", "--hash", "ffffffff")).isEqualTo(1);
    assertThat(err.toString())
        .contains("frontend in staging now means 1.4.2 (3fa29c01ab), not ffffffff");
  }

  @Test
  void aLostAnswerIsAskedForOnceMoreWithTheSameKey() {
    reconciler.answers(asked ->
        switch (asked.method()) {
          case "GET" -> new Answered(200, text(Examples.rollingOut()));
          default -> throw new IOException("the connection breaks");
        });

    assertThat(run("pause", "frontend", "staging")).isEqualTo(3);
    assertThat(reconciler.asked()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(
            reconciler.asked().stream()
                .filter(asked -> asked.method().equals("POST"))
                .map(Asked::body)
                .distinct())
        .hasSize(1);
    assertThat(err.toString()).contains("It may have taken effect all the same");
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void everyOperationHasACommandWithHelp(Operation operation) {
    assertThat(run(operation.word(), "--help")).isZero();
    assertThat(out.toString())
        .contains("slipway " + operation.word())
        .contains("SERVICE ENVIRONMENT");
  }

  @Test
  void theHelpNamesEveryCommand() {
    assertThat(run("--help")).isZero();
    Golden.holds("help.txt", out.toString());
  }

  @Test
  void theVersionIsSaid() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("slipway ");
  }

  @Test
  void wrongUsageIsTwo() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("abort", "frontend")).isEqualTo(2);
    assertThat(run("abort", "frontend", "staging")).isEqualTo(2);
    assertThat(err.toString()).contains("abort needs a reason: --reason 'why'");
    assertThat(run("pauze", "frontend", "staging")).isEqualTo(2);
    assertThat(err.toString()).contains("pause");
  }

  @Test
  void aRefusalSaysWhatToDo() {
    reconciler.answers(_ ->
        new Answered(
            409, text(ApiProblem.of("state-moved", "It moved on.").withHint("Look again."))));

    assertThat(run("pause", "frontend", "staging")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("slipway: It moved on.\n  Look again.\n");
  }

  @Test
  void aMissingTokenSaysWhereToGiveIt() {
    reconciler.answers(_ -> new Answered(401, text(ApiProblem.of("no-token", "No token."))));

    assertThat(run("status")).isEqualTo(1);
    assertThat(err.toString()).contains("--token-file or SLIPWAY_TOKEN_FILE");
  }

  @Test
  void nobodyListeningIsThree() {
    reconciler.close();

    assertThat(run("status")).isEqualTo(3);
    assertThat(err.toString())
        .startsWith("slipway: nothing listens at " + reconciler.address())
        .contains("--url");
  }

  @Test
  void eventsAreOneLineEach() {
    reconciler.answers(asked ->
        new Answered(
            200,
            text(
                asked.target().contains("after=0")
                    ? new EventPage("f-1", everyEvent(), 99)
                    : new EventPage("f-1", List.of(), 99))));

    assertThat(run("events")).isZero();
    Golden.holds("events.txt", out.toString());
    assertThat(reconciler.asked().getLast().target()).contains("after=99").contains("feed=f-1");
  }

  /// C15, on a terminal: what came from a commit moves no cursor.
  @Test
  void controlCharactersOfACommitAreInert() {
    assertThat(Phrases.clean("a\u001b[2Jb\u202ec\n")).isEqualTo("a?[2Jb?c?");
  }

  @Test
  void agesAreRoundedDownAndNeverNegative() {
    assertThat(Phrases.length(Duration.ofSeconds(-5))).isEqualTo("0 s");
    assertThat(Phrases.length(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Phrases.length(Duration.ofSeconds(3599))).isEqualTo("59 min");
    assertThat(Phrases.length(Duration.ofHours(47))).isEqualTo("47 h");
    assertThat(Phrases.length(Duration.ofDays(2))).isEqualTo("2 d");
    assertThat(Phrases.bar(1)).isEqualTo("[#---------]   1 %");
    assertThat(Phrases.bar(99)).isEqualTo("[##########]  99 %");
  }

  private List<EventRecord> everyEvent() {
    List<EventContent> contents =
        List.of(
            new EventContent.RolloutStarted(
                "canary",
                Optional.of("1.4.1"),
                "1.4.2",
                "sha256:cd",
                "3fa29c01ab",
                "4f0c1b2",
                "Ada <ada@example.com>",
                "Ship frontend 1.4.2",
                "q-5",
                ""),
            new EventContent.RequestsSettled("1.4.2", "4f0c1b2", "q-7 q-8", "q-6"),
            new EventContent.CandidateHealthy(1),
            new EventContent.ChecksPassed(false),
            new EventContent.StepReached(25, 2, 3, Optional.of(300L)),
            new EventContent.HoldExtended(2, "34 of 100 requests"),
            new EventContent.RolloutPaused("lunch", 25, Optional.of("grace")),
            new EventContent.RolloutResumed("grace"),
            new EventContent.RollbackStarted(
                "too many failed answers",
                Optional.of("error-rate"),
                Optional.of("12.3 %"),
                Optional.of("at most 5 %"),
                Optional.empty(),
                false),
            new EventContent.RolloutRolledBack(
                "1.4.2",
                "1.4.1",
                "too many failed answers",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new EventContent.RolloutCompleted("1.4.2", 3600),
            new EventContent.OperationAccepted("pause", "ada", "", Optional.of("k-1")),
            new EventContent.Other("ShipLaunched", Map.of("speed", 12L)));
    return contents.stream()
        .map(content ->
            json.event(
                    Examples.NOW, "staging", Optional.of("frontend"), Optional.of("r-17"), content)
                .at(contents.indexOf(content) + 1L))
        .toList();
  }

  private void answersState() {
    reconciler.answers(asked ->
        new Answered(
            200,
            text(
                switch (asked.target()) {
                  case "/api/v1/environments" -> Examples.environments();
                  case "/api/v1/rollouts/r-17" -> Examples.rollout();
                  case "/api/v1/environments/staging/services/frontend/rollouts?limit=3" ->
                      Examples.history();
                  case "/api/v1/environments/staging/services/frontend" -> Examples.rollingOut();
                  default -> new OperationResult(true, "Going back.", 42);
                })));
  }

  private int run(String... arguments) {
    CommandLine operate = Operate.commandLine(() -> Examples.NOW);
    operate.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = arguments.clone();
    if (arguments.length > 0 && !arguments[0].startsWith("-")) {
      all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
      all[arguments.length] = "--url";
      all[arguments.length + 1] = reconciler.address().toString();
    }
    return operate.execute(all);
  }

  private String text(Object message) throws IOException {
    return new String(json.write(message), StandardCharsets.UTF_8);
  }
}
