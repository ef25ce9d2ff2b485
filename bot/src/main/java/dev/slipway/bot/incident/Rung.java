package dev.slipway.bot.incident;

/// A step in a round of an escalation, both counted from 1.
public record Rung(int round, int step) {
  static final Rung FIRST = new Rung(1, 1);

  public Rung {
    if (round < 1 || step < 1) {
      throw new IllegalArgumentException("rounds and steps count from 1: " + round + "." + step);
    }
  }

  @Override
  public String toString() {
    return round + "." + step;
  }
}
