package dev.slipway.sandbox.bench;

import java.util.List;
import java.util.Optional;

/// Something measured several times.
///
/// @param name one that programs know it by
/// @param what for people
/// @param unit of the values
/// @param runs every value, in the order in which they were measured
/// @param aim what the median should be, where something is aimed at
public record Figure(String name, String what, String unit, List<Double> runs, Optional<Aim> aim) {
  public Figure {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(name + " was never measured");
    }
  }

  /// @param limit values below it are aimed at
  /// @param reached whether the limit itself is good enough too
  public record Aim(double limit, boolean reached) {
    public static Aim under(double limit) {
      return new Aim(limit, false);
    }

    public static Aim atMost(double limit) {
      return new Aim(limit, true);
    }

    boolean isMetBy(double value) {
      return reached ? value <= limit : value < limit;
    }
  }

  public static Figure of(String name, String what, String unit, List<Double> runs) {
    return new Figure(name, what, unit, runs, Optional.empty());
  }

  public Figure aimingAt(Aim wanted) {
    return new Figure(name, what, unit, runs, Optional.of(wanted));
  }

  /// The middle one; of an even number the mean of the middle two.
  public double median() {
    List<Double> sorted = runs.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double least() {
    return runs.stream().min(Double::compare).orElseThrow();
  }

  double most() {
    return runs.stream().max(Double::compare).orElseThrow();
  }
}
