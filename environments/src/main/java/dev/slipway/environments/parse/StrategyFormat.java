package dev.slipway.environments.parse;

import dev.slipway.environments.language.Check;
import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.Hold;
import dev.slipway.environments.language.Step;
import dev.slipway.environments.language.Strategy;
import dev.slipway.environments.language.Strategy.OnInsufficient;
import dev.slipway.environments.language.Weight;
import dev.slipway.environments.yaml.Fields;
import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Node;
import dev.slipway.environments.yaml.Scalars;
import dev.slipway.environments.yaml.Shapes;
import dev.slipway.environments.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// `strategy`: exactly one of `canary`, `blueGreen`, `recreate`, and a `deadline`.
final class StrategyFormat {
  private static final Kind<Check> CHECK =
      Shapes.record(fields -> {
        var path = fields.required("path", Terms.PATH);
        var status =
            fields.optional("status", Scalars.wholeNumber(100, 599), Defaults.CHECK.status());
        var within = fields.optional("within", Terms.someTime(), Defaults.CHECK.within());
        var times = fields.optional("times", Scalars.wholeNumber(1, 100), Defaults.CHECK.times());
        return () -> new Check(path.get(), status.get(), within.get(), times.get());
      });

  private static final Kind<Hold> HOLD =
      (node, problems) ->
          node instanceof Node.Scalar scalar && scalar.text().equals("manual")
              ? Optional.of(new Hold.Manual())
              : Terms.time().<Hold>map(Hold.Timed::new).read(node, problems);

  private static final Kind<Step> STEP =
      Shapes.record(fields -> {
        var weight = fields.required("weight", Scalars.wholeNumber(1, 99));
        var hold = fields.required("hold", HOLD);
        return () -> new Step(new Weight(weight.get()), hold.get());
      });

  static final Kind<Strategy> STRATEGY =
      Shapes.record(fields -> {
        var canary = fields.optional("canary", rollout(Strategy.Kind.CANARY));
        var blueGreen = fields.optional("blueGreen", rollout(Strategy.Kind.BLUE_GREEN));
        var recreate = fields.optional("recreate", rollout(Strategy.Kind.RECREATE));
        var deadline = fields.optional("deadline", Terms.someTime(), Defaults.DEADLINE);
        return () -> {
          List<Rollout> chosen =
              List.of(canary, blueGreen, recreate).stream()
                  .flatMap(each -> each.get().stream())
                  .toList();
          if (chosen.size() != 1) {
            throw new IllegalArgumentException(
                "a strategy is exactly one of \"canary\", \"blueGreen\" and \"recreate\"");
          }
          return chosen.getFirst().strategy(deadline.get());
        };
      });

  private StrategyFormat() {}

  /// All of a strategy but the deadline, which stands one level above.
  private record Rollout(Strategy withoutDeadline) {
    Strategy strategy(Duration deadline) {
      Strategy s = withoutDeadline;
      return new Strategy(
          s.kind(),
          s.checks(),
          s.steps(),
          s.criteria(),
          s.minRequests(),
          s.warmUp(),
          s.maxHold(),
          s.onInsufficient(),
          s.shield(),
          s.watch(),
          deadline);
    }
  }

  private static Kind<Rollout> rollout(Strategy.Kind kind) {
    return Shapes.record(fields -> rollout(kind, fields));
  }

  private static Supplier<Rollout> rollout(Strategy.Kind kind, Fields fields) {
    boolean canary = kind == Strategy.Kind.CANARY;
    Value<List<Check>> checks = fields.optional("checks", Shapes.list(CHECK), List.of());
    Value<List<Step>> steps =
        canary ? fields.optional("steps", Shapes.list(STEP), Defaults.STEPS) : Value.of(List.of());
    Value<List<Criterion>> criteria =
        fields.optional("criteria", Shapes.list(CriterionFormat.CRITERION), Defaults.CRITERIA);
    Value<Integer> minRequests =
        fields.optional("minRequests", Scalars.wholeNumber(0, 1_000_000), Defaults.MIN_REQUESTS);
    Value<Duration> warmUp = fields.optional("warmUp", Terms.time(), Defaults.WARM_UP);
    Value<Optional<Duration>> maxHold =
        canary ? fields.optional("maxHold", Terms.someTime()) : Value.of(Optional.empty());
    Value<OnInsufficient> onInsufficient =
        fields.optional(
            "onInsufficient", Scalars.oneOf(OnInsufficient.class), Defaults.ON_INSUFFICIENT);
    Value<Boolean> shield =
        canary ? fields.optional("shield", Scalars.bool(), Defaults.SHIELD) : Value.of(false);
    Value<Duration> watch = fields.optional("watch", Terms.time(), Defaults.WATCH);
    return () -> {
      Duration longest = longestHold(steps.get());
      checkSteps(canary, steps.get(), fields);
      if (maxHold.get().isPresent() && maxHold.get().get().compareTo(longest) < 0) {
        fields.refuse("maxHold", "\"maxHold\" is shorter than the longest hold of the steps");
      }
      Duration usual = longest.compareTo(Defaults.MAX_HOLD) > 0 ? longest : Defaults.MAX_HOLD;
      return new Rollout(
          new Strategy(
              kind,
              checks.get(),
              steps.get(),
              criteria.get(),
              minRequests.get(),
              warmUp.get(),
              maxHold.get().orElse(usual),
              onInsufficient.get(),
              shield.get(),
              watch.get(),
              Defaults.DEADLINE));
    };
  }

  private static void checkSteps(boolean canary, List<Step> steps, Fields fields) {
    if (canary && steps.isEmpty()) {
      fields.refuse("steps", "a canary has at least one step (blueGreen has none)");
    }
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).weight().compareTo(steps.get(i - 1).weight()) <= 0) {
        fields.refuse("steps", "the weights of the steps rise from one to the next");
        return;
      }
    }
  }

  private static Duration longestHold(List<Step> steps) {
    return steps.stream()
        .map(Step::hold)
        .map(hold -> hold instanceof Hold.Timed(Duration duration) ? duration : Duration.ZERO)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
