package dev.slipway.reconciler.router.haproxy;

import static dev.slipway.reconciler.router.haproxy.Seatings.ONE;
import static dev.slipway.reconciler.router.haproxy.Seatings.TWO;
import static dev.slipway.reconciler.router.haproxy.Seatings.V1;
import static dev.slipway.reconciler.router.haproxy.Seatings.V2;
import static dev.slipway.reconciler.router.haproxy.Seatings.alone;
import static dev.slipway.reconciler.router.haproxy.Seatings.canary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.RoutePlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActualTest {
  private static final StatTable SERVERS =
      StatTable.parse(
          """
          # pxname,svname,scur,status,weight,check_status,
          dev.web:a,1111111111:10.0.0.1:3000,0,UP,1,L4OK,
          dev.web:b,2222222222:10.0.0.2:3000,4,UP,1,L4OK,
          """);
  private static final Seating BASELINE = Seating.first(alone(V1, ONE));
  private static final Seating TENTH = BASELINE.follow(canary(10, V1, V2));

  @Test
  void aCandidateThatLeftThePlanIsToldAsLongAsItGetsRequests() {
    Seating back = TENTH.follow(alone(V1, ONE));

    RoutePlan plan = Actual.plan(back, look(TENTH)).orElseThrow();

    assertThat(plan.share(V2)).isEqualTo(new Weight(10));
    assertThat(plan.share(V1)).isEqualTo(new Weight(90));
    assertThat(plan.split().map(RoutePlan.Split::candidate)).contains(new Pool(V2, List.of(TWO)));
    assertThat(plan.sameAs(back.plan())).isFalse();
  }

  @Test
  void itIsToldNoMoreWhenItGetsNone() {
    Seating back = TENTH.follow(alone(V1, ONE));

    assertThat(Actual.plan(back, look(back))).contains(back.plan());
    assertThat(Actual.plan(back, look(TENTH.follow(canary(0, V1, V2))))).contains(back.plan());
  }

  @Test
  void aBaselineThatLeftThePlanIsToldAsLongAsItGetsRequests() {
    Seating replaced = TENTH.follow(alone(V2, TWO));

    RoutePlan plan = Actual.plan(replaced, look(TENTH)).orElseThrow();

    assertThat(plan.share(V1)).isEqualTo(new Weight(90));
    assertThat(plan.share(V2)).isEqualTo(new Weight(10));
  }

  @Test
  void aPlanInForceIsToldAsItIs() {
    assertThat(Actual.plan(TENTH, look(TENTH))).contains(TENTH.plan());
  }

  private static Look look(Seating inForce) {
    return new Look(
        SERVERS,
        Map.of("dev.web", PlanLine.of(inForce).toString()),
        Map.of("web.dev.localhost", "dev.web"));
  }
}
