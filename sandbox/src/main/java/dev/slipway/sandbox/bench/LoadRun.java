package dev.slipway.sandbox.bench;

import dev.slipway.sandbox.demo.TargetKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What users lose while versions change on containers, and how soon a push serves:
///
/// ```
/// 1. rollouts by Slipway under constant load, two of five of versions that are bad, with one replica
///    and then with three; in between what a bare `docker run` takes under the same load
/// 2. the same change without Slipway, under the same load: by `docker-compose up -d`, and by stopping
///    the old container and starting the new one
/// ```
public final class LoadRun {
  private static final List<Integer> REPLICAS = List.of(1, 3);

  private final Plan plan;
  private final Consumer<String> progress;

  /// @param reconciler the command that starts it
  /// @param rate requests a second
  public record Plan(List<String> reconciler, Path folder, double rate, Numbers numbers) {
    public Plan {
      reconciler = List.copyOf(reconciler);
    }
  }

  /// How often.
  ///
  /// @param rollouts with each number of replicas
  /// @param bad of these
  /// @param bare runs of a container, with each number of replicas
  /// @param recreations in each of the other ways
  public record Numbers(int rollouts, int bad, int bare, int recreations) {
    /// Two of five are bad; the rest a quarter as often.
    public static Numbers of(int rollouts) {
      int fewer = Math.ceilDiv(rollouts, 4);
      return new Numbers(rollouts, rollouts * 2 / 5, fewer, fewer);
    }

    /// Whether that rollout is one of the bad ones, which are spread among the good.
    ///
    /// @param number from 1
    boolean isBad(int number) {
      return number * bad / rollouts > (number - 1) * bad / rollouts;
    }
  }

  /// @param progress told what has just been done
  public LoadRun(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  public SpeedReport run() throws IOException {
    int recreations = plan.numbers().recreations();
    // What is missing is said now, not after all the rollouts.
    List<String> compose = recreations == 0 ? List.of() : ComposeProject.installed(plan.folder());
    List<Figure> figures = new ArrayList<>(LoadFigures.of(rounds(), plan.numbers()));
    if (recreations > 0) {
      figures.addAll(
          new Recreations(plan.folder().resolve("recreations"), plan.rate(), progress)
              .measure(compose, recreations));
    }
    return new SpeedReport(Machine.here(plan.folder()), figures);
  }

  private List<LoadRounds.Round> rounds() throws IOException {
    Path folder = plan.folder().resolve("rollouts");
    List<LoadRounds.Round> rounds = new ArrayList<>();
    try (Bed bed = Bed.make(folder, TargetKind.DOCKER, LoadRounds.terms());
        Told told = new Told(bed.client())) {
      var _ = bed.startReconciler(plan.reconciler());
      LoadRounds all = new LoadRounds(bed, told, plan, progress);
      all.begin();
      for (int replicas : REPLICAS) {
        rounds.add(all.play(replicas));
      }
    }
    return rounds;
  }
}
