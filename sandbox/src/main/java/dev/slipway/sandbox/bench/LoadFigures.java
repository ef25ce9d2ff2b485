package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.bench.LoadRounds.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What rounds of rollouts under load have shown.
final class LoadFigures {
  private LoadFigures() {}

  static List<Figure> of(List<Round> rounds, LoadRun.Numbers numbers) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.of(
                "wrongEnds",
                "Rollouts that did not end as they should, of %d, %d of them bad"
                    .formatted(numbers.rollouts(), numbers.bad()),
                "",
                each(rounds, round -> round.ended().size()))
            .aimingAt(Figure.Aim.atMost(0)));
    for (Kind kind : Kind.values()) {
      figures.addAll(ofKind(rounds, kind));
    }
    figures.add(
        Figure.of(
            "byCandidate",
            "POST that a bad candidate answered itself",
            "",
            each(rounds, round -> round.outcome().posts().byCandidate())));
    for (Round round : rounds) {
      figures.addAll(times(round));
    }
    return figures;
  }

  /// Of GETs those count too that a bad candidate answered: the baseline stands in for it.
  private static List<Figure> ofKind(List<Round> rounds, Kind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT).replace("_", "");
    return List.of(
        Figure.of(
            name + "Sent",
            kind.words(),
            "",
            each(rounds, round -> round.outcome().of(kind).sent())),
        Figure.of(
                name + "Lost",
                "Of these lost",
                "",
                each(
                    rounds,
                    round ->
                        round.outcome().of(kind).lost()
                            + (kind.isGet() ? round.outcome().of(kind).byCandidate() : 0)))
            .aimingAt(Figure.Aim.atMost(0)));
  }

  private static List<Figure> times(Round round) {
    List<Figure> times = new ArrayList<>();
    if (!round.toAnswer().isEmpty()) {
      times.add(
          Figure.of(
              "hintToAnswer" + round.replicas(),
              "Hint until the candidate answers a user, replicas: " + round.replicas(),
              "ms",
              round.toAnswer()));
    }
    if (!round.bare().isEmpty()) {
      times.add(
          Figure.of(
              "bareRun" + round.replicas(),
              "docker run until its first healthy answer beside it",
              "ms",
              round.bare()));
    }
    return times;
  }

  private static List<Double> each(List<Round> rounds, ToDoubleFunction<Round> value) {
    return rounds.stream().map(value::applyAsDouble).toList();
  }
}
