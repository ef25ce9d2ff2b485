package dev.slipway.reconciler.router.haproxy;

import static dev.slipway.reconciler.router.haproxy.Seatings.ONE;
import static dev.slipway.reconciler.router.haproxy.Seatings.TWO;
import static dev.slipway.reconciler.router.haproxy.Seatings.V1;
import static dev.slipway.reconciler.router.haproxy.Seatings.V2;
import static dev.slipway.reconciler.router.haproxy.Seatings.V3;
import static dev.slipway.reconciler.router.haproxy.Seatings.alone;
import static dev.slipway.reconciler.router.haproxy.Seatings.canary;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepsTest {
  private static final String HEADING = "# pxname,svname,scur,status,weight,check_status,\n";
  private static final String FIRST = "dev.web:a,1111111111:10.0.0.1:3000,";
  private static final String SECOND = "dev.web:b,2222222222:10.0.0.2:3000,";
  private static final String NEW = "dev.web:b/2222222222:10.0.0.2:3000";
  private static final Map<String, String> HOSTS = Map.of("web.dev.localhost", "dev.web");
  private static final Seating BASELINE = Seating.first(alone(V1, ONE));
  private static final Seating QUARTER = BASELINE.follow(canary(25, V1, V2));

  @Test
  void aNewServerIsAddedWithoutWeightAndNeverEnabledByKeyword() {
    Step step = Steps.next(QUARTER, look(BASELINE, FIRST + "0,UP,1,L4OK,"), true);

    assertThat(orders(step))
        .containsExactly(
            "add server " + NEW + " 10.0.0.2:3000 weight 0 " + Steps.CHECK,
            "enable health " + NEW,
            "enable server " + NEW);
    assertThat(Steps.CHECK).doesNotContain("enabled");
    assertThat(step.isSettled()).isFalse();
  }

  @Test
  void aServerGetsNoWeightBeforeItsCheckHasPassed() {
    Step unchecked =
        Steps.next(
            QUARTER, look(BASELINE, FIRST + "0,UP,1,L4OK,", SECOND + "0,DRAIN,0,L4CON,"), true);
    Step checked =
        Steps.next(
            QUARTER, look(BASELINE, FIRST + "0,UP,1,L4OK,", SECOND + "0,DRAIN,0,L4OK,"), true);

    assertThat(orders(unchecked)).isEmpty();
    assertThat(unchecked.waiting())
        .contains("10.0.0.2:3000 does not accept connections (HAProxy's check: L4CON)");
    assertThat(orders(checked))
        .containsExactly("set server " + NEW + " state ready", "set weight " + NEW + " 1");
  }

  @Test
  void aCheckThatGoesOnIsJudgedByTheOneBefore() {
    Step failed =
        Steps.next(
            QUARTER, look(BASELINE, FIRST + "0,UP,1,L4OK,", SECOND + "0,DRAIN,0,* L4CON,"), true);
    Step passed =
        Steps.next(
            QUARTER, look(BASELINE, FIRST + "0,UP,1,L4OK,", SECOND + "0,DRAIN,0,* L4OK,"), true);

    assertThat(failed.waiting())
        .contains("10.0.0.2:3000 does not accept connections (HAProxy's check: L4CON)");
    assertThat(orders(passed)).contains("set weight " + NEW + " 1");
  }

  @Test
  void aShareRisesInOneCommandWhenItsServersAreThere() {
    Step step =
        Steps.next(QUARTER, look(BASELINE, FIRST + "0,UP,1,L4OK,", SECOND + "0,UP,1,L4OK,"), true);

    assertThat(orders(step))
        .containsExactly(
            "set table slipway:shares key dev.web data.gpc0 0",
            "set map plans.map dev.web a:b:25:1:0:1111111111:2222222222");
  }

  @Test
  void aShareThatFallsWaitsForNobody() {
    Seating more = QUARTER.follow(canary(0, V1, V2));

    Step step =
        Steps.next(more, look(QUARTER, FIRST + "0,UP,1,L4OK,", SECOND + "3,DOWN,1,L4CON,"), true);

    assertThat(orders(step))
        .containsExactly("set map plans.map dev.web a:b:0:1:0:1111111111:2222222222");
  }

  @Test
  void aReleaseThatLeavesLosesItsShareFirstAndItsServersWhenNobodyUsesThem() {
    Seating back = QUARTER.follow(alone(V1, ONE));
    String busy = SECOND + "3,UP,1,L4OK,";
    String idle = SECOND + "0,DRAIN,1,L4OK,";

    assertThat(orders(Steps.next(back, look(QUARTER, FIRST + "0,UP,1,L4OK,", busy), true)))
        .containsExactly(
            "set table slipway:shares key dev.web data.gpc0 0",
            "set map plans.map dev.web a:-:0:0:0:1111111111:-");
    assertThat(orders(Steps.next(back, look(back, FIRST + "0,UP,1,L4OK,", busy), true)))
        .containsExactly("set server " + NEW + " state drain");
    assertThat(orders(Steps.next(back, look(back, FIRST + "0,UP,1,L4OK,", idle), true)))
        .containsExactly("set server " + NEW + " state maint", "del server " + NEW);
  }

  @Test
  void aCandidateTakesASlotOnlyWhenTheReleaseThereIsGone() {
    Seating next = QUARTER.follow(alone(V1, ONE)).follow(canary(5, V1, V3));
    Look look =
        look(QUARTER.follow(alone(V1, ONE)), FIRST + "0,UP,1,L4OK,", SECOND + "2,DRAIN,1,L4OK,");

    Step step = Steps.next(next, look, true);

    assertThat(orders(step)).noneMatch(order -> order.startsWith("add server"));
    assertThat(step.waiting())
        .contains("its pool still ends 2 requests of a release that has left");
  }

  @Test
  void theNextCandidateTakesTheOtherSlot() {
    Seating completed = QUARTER.follow(canary(100, V1, V2)).follow(alone(V2, TWO));

    Seating next = completed.follow(canary(5, V2, V3));

    assertThat(completed.slot(V2)).isEqualTo(Slot.B);
    assertThat(next.slot(V2)).isEqualTo(Slot.B);
    assertThat(next.slot(V3)).isEqualTo(Slot.A);
  }

  @Test
  void whatWasEditedByHandIsPutBack() {
    Look edited =
        new Look(
            stats(FIRST + "0,MAINT,1,L4OK,"),
            Map.of("dev.web", "nonsense"),
            Map.of("x", "dev.web"));

    assertThat(orders(Steps.next(BASELINE, edited, true)))
        .containsExactly(
            "set weight dev.web:a/1111111111:10.0.0.1:3000 0",
            "set server dev.web:a/1111111111:10.0.0.1:3000 state ready",
            "del map hosts.map x",
            "add map hosts.map web.dev.localhost dev.web");
  }

  @Test
  void nothingIsLeftToDoWhenHaproxyDoesAsPlanned() {
    Step step =
        Steps.next(
            QUARTER, look(QUARTER, FIRST + "0,UP,1,L4OK,", SECOND + "0,DOWN,1,L4CON,"), true);

    assertThat(step.orders()).isEmpty();
    assertThat(step.isSettled()).isTrue();
  }

  private static Look look(Seating inForce, String... servers) {
    return new Look(stats(servers), Map.of("dev.web", PlanLine.of(inForce).toString()), HOSTS);
  }

  private static StatTable stats(String... servers) {
    return StatTable.parse(
        Stream.of(servers).collect(Collectors.joining("\n", HEADING, "\n"))
            + "dev.web:a,BACKEND,0,UP,1,,\ndev.web:b,BACKEND,0,UP,0,,\n");
  }

  private static List<String> orders(Step step) {
    return step.orders().stream().map(Order::command).toList();
  }
}
