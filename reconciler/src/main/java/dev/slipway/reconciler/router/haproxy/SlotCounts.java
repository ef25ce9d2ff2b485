package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.router.haproxy.StatTable.Row;
import java.util.Optional;
import java.util.stream.LongStream;

/// The counters of one slot in one worker, of first attempts only: since that worker began.
///
/// What another slot's shield sent here is taken off; what this slot's shield sent away is counted
/// as `shielded` when it was answered well. Streams that ended without any answer have no status,
/// so they are what is missing between streams begun and streams answered; users who left are taken
/// off, so that a release is never charged with them.
///
/// @param unanswered those streams, before they are believed: see [SlotTally]
record SlotCounts(long answered, long failed, long shielded, long unanswered, long inFlight) {
  static final SlotCounts NONE = new SlotCounts(0, 0, 0, 0, 0);

  static SlotCounts of(Seating seating, Slot slot, StatTable stats) {
    Optional<Row> pool = stats.row(seating.backend(slot), StatTable.BACKEND);
    Optional<Row> standingIn = stats.row(seating.shielded(slot.other()), "standin");
    Optional<Row> stoodFor = stats.row(seating.shielded(slot), "standin");
    long all = answered(pool);
    long inFlight = number(pool, "scur");
    return new SlotCounts(
        Math.max(0, all - answered(standingIn)),
        Math.max(0, number(pool, "hrsp_5xx") - number(standingIn, "hrsp_5xx")),
        answered(stoodFor) - number(stoodFor, "hrsp_5xx"),
        Math.max(0, number(pool, "stot") - inFlight - all - number(pool, "cli_abrt")),
        inFlight);
  }

  /// What only rises is the higher of both: rows of one table are not read at the same instant.
  SlotCounts highest(SlotCounts now) {
    return new SlotCounts(
        Math.max(answered, now.answered),
        Math.max(failed, now.failed),
        Math.max(shielded, now.shielded),
        now.unanswered,
        now.inFlight);
  }

  private static long answered(Optional<Row> row) {
    return LongStream.rangeClosed(1, 5)
        .map(hundreds -> number(row, "hrsp_" + hundreds + "xx"))
        .sum();
  }

  private static long number(Optional<Row> row, String column) {
    return row.map(found -> found.number(column)).orElse(0L);
  }
}
