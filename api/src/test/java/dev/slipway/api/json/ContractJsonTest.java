package dev.slipway.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.api.Examples;
import dev.slipway.api.Golden;
import dev.slipway.api.event.EventContent;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.operation.ApiProblem;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.api.operation.PlanRequest;
import dev.slipway.api.operation.PlanResponse;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.ServiceStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractJsonTest {
  private final ContractJson json = new ContractJson();

  static Stream<Arguments> everyMessage() {
    OperationRequest request = OperationRequest.by("ada", "looks bad", "k-1");
    return Stream.of(
        Arguments.of("service.json", Examples.rollingOut()),
        Arguments.of("environments.json", Examples.environments()),
        Arguments.of("rollout.json", Examples.rollout()),
        Arguments.of("rollouts.json", Examples.history()),
        Arguments.of("versions.json", Examples.versions()),
        Arguments.of("plan.json", Examples.plan()),
        Arguments.of(
            "plan-request.json", new PlanRequest("staging", "frontend", Optional.of("1.4.2"))),
        Arguments.of("operation-request.json", request),
        Arguments.of("approval-request.json", request.withStateVersion(41).withHash("3fa29c01ab")),
        Arguments.of("operation-result.json", new OperationResult(true, "Going back.", 42)),
        Arguments.of(
            "problem.json", ApiProblem.of("state-moved", "It is 42 now.").withHint("Look again.")),
        Arguments.of("events.json", new EventPage("f-1", events(), 3)));
  }

  static List<EventRecord> events() {
    ContractJson json = new ContractJson();
    return List.of(
        json.event(
                Examples.NOW,
                "staging",
                Optional.of("frontend"),
                Optional.of("r-17"),
                new EventContent.StepReached(25, 2, 3, Optional.of(300L)))
            .at(1),
        json.event(
                Examples.NOW,
                "staging",
                Optional.of("frontend"),
                Optional.of("r-17"),
                new EventContent.RollbackStarted(
                    "too many failed answers",
                    Optional.of("error-rate"),
                    Optional.of("12.3 %"),
                    Optional.of("at most 5 %"),
                    Optional.empty(),
                    false))
            .at(2),
        json.event(
                Examples.NOW,
                "staging",
                Optional.empty(),
                Optional.empty(),
                new EventContent.BlockRaised("stale-git", "fetch failed", "the next fetch"))
            .at(3));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyMessage")
  void everyMessageIsWrittenAsTheContractSaysAndReadBackTheSame(String golden, Object message)
      throws IOException {
    Golden.holds(golden, json.print(message) + "\n");

    assertThat(json.read(json.write(message), (Class<?>) message.getClass())).isEqualTo(message);
  }

  @Test
  void fieldsOfANewerReconcilerArePassedOver() throws IOException {
    String text = "{\"accepted\":true,\"message\":\"ok\",\"stateVersion\":4,\"mood\":{\"a\":[1]}}";

    assertThat(read(text, OperationResult.class)).isEqualTo(new OperationResult(true, "ok", 4));
  }

  @Test
  void aPhaseOfANewerReconcilerIsUnknown() throws IOException {
    String text =
        new String(json.write(Examples.rollout()), StandardCharsets.UTF_8)
            .replace("HOLDING", "MEDITATING");

    assertThat(read(text, RolloutStatus.class).phase()).isEqualTo(RolloutPhase.UNKNOWN);
  }

  @Test
  void absentListsAreEmpty() throws IOException {
    assertThat(read("{}", EnvironmentsStatus.class).environments()).isEmpty();
    assertThat(
            read(
                    "{\"environment\":\"e\",\"service\":\"s\",\"stateVersion\":1,\"weight\":0,"
                        + "\"replicas\":{\"wanted\":1,\"healthy\":1},\"blocks\":null}",
                    ServiceStatus.class)
                .blocks())
        .isEmpty();
  }

  @Test
  void anAbsentTextIsRefusedBecauseNoRecordMayHoldANull() {
    assertThatThrownBy(() -> read("{\"accepted\":true,\"stateVersion\":4}", OperationResult.class))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("message");
  }

  @Test
  void lossyNumbersAndTrailingTextAreRefused() {
    String result = "{\"accepted\":true,\"message\":\"ok\",\"stateVersion\":%s}%s";

    assertThatThrownBy(() -> read(result.formatted("4.7", ""), OperationResult.class))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(result.formatted("\"4\"", ""), OperationResult.class))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(result.formatted("4", "{}"), OperationResult.class))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read("null", OperationResult.class)).isInstanceOf(IOException.class);
  }

  @Test
  void aPlanNamesItsKindOfChange() throws IOException {
    PlanResponse plan = json.read(json.write(Examples.plan()), PlanResponse.class);

    assertThat(plan.change()).isEqualTo(PlanResponse.Change.ROLLOUT);
  }

  @Test
  void anEventOfATypeOrWithDataThatIsNotKnownKeepsItsData() {
    EventRecord unknown = event("ShipLaunched", Map.of("speed", 12));
    EventRecord lacking = event("StepReached", Map.of("weight", 25));

    assertThat(json.content(unknown))
        .isEqualTo(new EventContent.Other("ShipLaunched", Map.of("speed", 12L)));
    assertThat(json.content(lacking).type()).isEqualTo("StepReached");
    assertThat(
            json.content(
                event("DriftFound", Map.of("instance", "f-1", "what", "gone", "colour", "red"))))
        .isEqualTo(new EventContent.DriftFound("f-1", "gone"));
  }

  @Test
  void dataThatIsNotFlatIsLeftOut() throws IOException {
    String text =
        "{\"position\":1,\"at\":\"2026-11-21T12:00:00Z\",\"type\":\"T\",\"environment\":\"e\","
            + "\"data\":{\"a\":[1],\"b\":{\"c\":1},\"d\":null,\"e\":1,\"f\":1.5,\"g\":true}}";

    assertThat(read(text, EventRecord.class).data())
        .isEqualTo(Map.of("e", 1L, "f", 1.5, "g", true));
  }

  private static EventRecord event(String type, Map<String, Object> data) {
    return new EventRecord(
        1, Examples.NOW, type, "staging", Optional.empty(), Optional.empty(), data);
  }

  private <T> T read(String text, Class<T> type) throws IOException {
    return json.read(text.getBytes(StandardCharsets.UTF_8), type);
  }

  @Test
  void aRollbackThatAnOlderReconcilerToldOfIsNotForNewerContent() {
    EventRecord older =
        new EventRecord(
            1,
            Examples.NOW,
            "RollbackStarted",
            "staging",
            Optional.of("frontend"),
            Optional.of("r-17"),
            Map.of("cause", "too many failed answers"));

    assertThat(json.content(older))
        .isInstanceOfSatisfying(
            EventContent.RollbackStarted.class, told -> assertThat(told.superseded()).isFalse());
  }
}
