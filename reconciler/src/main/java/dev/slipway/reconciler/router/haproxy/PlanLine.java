package dev.slipway.reconciler.router.haproxy;

import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.RoutePlan;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// All that HAProxy needs to know to choose a release, as the value of one entry of a map: one
/// command replaces it whole, so that no request sees half of a plan.
///
/// @param candidate absent where nothing is shared out
/// @param weight of the candidate, percent
/// @param shield whether the primary can stand in for the candidate now
record PlanLine(
    Seat primary, Optional<Seat> candidate, int weight, boolean shield, boolean sticky) {
  private static final Pattern LINE =
      Pattern.compile(
          "([ab]):([ab-]):([0-9]{1,2}|100):([01]):([01]):([0-9a-f]{10}):([0-9a-f]{10}|-)");

  /// @param release its first ten digits
  record Seat(Slot slot, String release) {}

  static PlanLine of(Seating seating) {
    RoutePlan plan = seating.plan();
    Optional<RoutePlan.Split> split = seating.split();
    Slot primary = seating.slot(plan.primary().release());
    return new PlanLine(
        new Seat(primary, plan.primary().release().brief()),
        split
            .map(RoutePlan.Split::candidate)
            .map(pool -> new Seat(primary.other(), pool.release().brief())),
        split.map(RoutePlan.Split::weight).orElse(Weight.NONE).percent(),
        split
            .filter(part -> part.shield() && part.weight().compareTo(Weight.ALL) < 0)
            .filter(_ -> !plan.primary().endpoints().isEmpty())
            .isPresent(),
        plan.sticky());
  }

  /// Absent for what we did not write.
  static Optional<PlanLine> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches() || matcher.group(2).equals("-") != matcher.group(7).equals("-")) {
      return Optional.empty();
    }
    return Optional.of(
        new PlanLine(
            new Seat(slot(matcher.group(1)), matcher.group(6)),
            matcher.group(2).equals("-")
                ? Optional.empty()
                : Optional.of(new Seat(slot(matcher.group(2)), matcher.group(7))),
            Integer.parseInt(matcher.group(3)),
            matcher.group(4).equals("1"),
            matcher.group(5).equals("1")));
  }

  /// The share of a release, percent.
  ///
  /// @param release its first ten digits
  int share(String release) {
    if (candidate.isPresent() && candidate.get().release().equals(release)) {
      return weight;
    }
    return primary.release().equals(release) ? Weight.ALL.percent() - weight : 0;
  }

  private static Slot slot(String letter) {
    return letter.equals("a") ? Slot.A : Slot.B;
  }

  @Override
  public String toString() {
    return String.join(
        ":",
        primary.slot().toString(),
        candidate.map(seat -> seat.slot().toString()).orElse("-"),
        Integer.toString(weight),
        shield ? "1" : "0",
        sticky ? "1" : "0",
        primary.release(),
        candidate.map(Seat::release).orElse("-"));
  }
}
