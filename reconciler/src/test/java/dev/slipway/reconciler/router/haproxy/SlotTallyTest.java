package dev.slipway.reconciler.router.haproxy;

import static dev.slipway.reconciler.router.haproxy.Seatings.V1;
import static dev.slipway.reconciler.router.haproxy.Seatings.V2;
import static dev.slipway.reconciler.router.haproxy.Seatings.canary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotTallyTest {
  private static final String HEADING =
      "# pxname,svname,scur,stot,hrsp_1xx,hrsp_2xx,hrsp_3xx,hrsp_4xx,hrsp_5xx,cli_abrt,check_desc,\n";
  private final SlotTally tally = new SlotTally();

  @Test
  void whatAWorkerCountedStaysWhenItHasEnded() {
    tally.read(7, new SlotCounts(100, 3, 2, 0, 1));
    tally.keep(Set.of(8L));
    tally.read(8, new SlotCounts(10, 1, 0, 0, 2));
    tally.read(8, new SlotCounts(15, 1, 0, 0, 0));

    assertThat(tally.total()).isEqualTo(115);
    assertThat(tally.failed()).isEqualTo(4);
    assertThat(tally.shielded()).isEqualTo(2);
    assertThat(tally.inFlight()).isZero();
  }

  @Test
  void anotherWorkerWithTheSameProcessIdCountsFromZero() {
    tally.read(7, new SlotCounts(100, 3, 2, 0, 0));
    tally.read(7, new SlotCounts(5, 1, 0, 0, 0));

    assertThat(tally.total()).isEqualTo(105);
    assertThat(tally.failed()).isEqualTo(4);
  }

  @Test
  void theNextReleaseInTheSlotBeginsAtZero() {
    tally.read(7, new SlotCounts(100, 3, 2, 0, 0));
    SlotTally next = tally.successor();
    next.read(7, new SlotCounts(101, 3, 2, 0, 0));

    assertThat(next.total()).isEqualTo(1);
    assertThat(next.failed()).isZero();
  }

  @Test
  void aRequestWithoutAnyAnswerIsAFailureOnceTwoReadingsAgree() {
    tally.read(7, new SlotCounts(10, 0, 0, 1, 0));
    assertThat(tally.failed()).isZero();

    tally.read(7, new SlotCounts(10, 0, 0, 3, 0));
    tally.read(7, new SlotCounts(10, 0, 0, 3, 0));
    tally.read(7, new SlotCounts(10, 0, 0, 3, 0));

    assertThat(tally.failed()).isEqualTo(3);
    assertThat(tally.total()).isEqualTo(13);
  }

  /// Measured: 400 GETs and 400 POSTs at 25 %, the candidate answers 500 to everything.
  @Test
  void onlyFirstAttemptsCount() {
    StatTable stats =
        StatTable.parse(
            HEADING
                + "dev.web:a,BACKEND,0,700,0,700,0,0,0,0,,\n"
                + "dev.web:b,BACKEND,0,200,0,0,0,0,200,0,,\n"
                + "dev.web:b:shielded,first,0,100,0,0,0,0,0,0,\"a, quoted\",\n"
                + "dev.web:b:shielded,standin,0,100,0,100,0,0,0,0,,\n");
    Seating seating = Seating.first(canary(25, V1, V2));

    assertThat(SlotCounts.of(seating, Slot.A, stats)).isEqualTo(new SlotCounts(600, 0, 0, 0, 0));
    assertThat(SlotCounts.of(seating, Slot.B, stats))
        .isEqualTo(new SlotCounts(200, 200, 100, 0, 0));
  }

  @Test
  void anAnswerThatIsNoTableIsNamed() {
    assertThatThrownBy(() -> StatTable.parse("No such proxy.\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected statistics, got: No such proxy.");
    assertThatThrownBy(() -> StatTable.parse("# pxname,svname,\ndev"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row of the statistics is cut short: dev");
  }
}
