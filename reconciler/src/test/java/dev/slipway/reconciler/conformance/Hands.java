package dev.slipway.reconciler.conformance;

import dev.slipway.reconciler.checks.CheckRunner.CheckResult;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.hooks.HookRunner.HookResult;
import dev.slipway.reconciler.loop.Note;
import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.repository.EnvironmentsRepository;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackOrder;
import dev.slipway.reconciler.router.Router;
import dev.slipway.reconciler.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Carries effects out at once, one after another, and remembers them all.
final class Hands {
  private final Target target;
  private final Router router;
  private final EnvironmentsRepository repository;
  private final Metrics metrics;
  private final List<Effect> done = new ArrayList<>();
  private CheckResult before = new CheckResult.Passed();
  private CheckResult after = new CheckResult.Passed();
  private HookResult hooks = new HookResult.Succeeded();

  Hands(Target target, Router router, EnvironmentsRepository repository, Metrics metrics) {
    this.target = target;
    this.router = router;
    this.repository = repository;
    this.metrics = metrics;
  }

  /// What the checks say from now on.
  void checks(CheckResult atZero, CheckResult afterTheSwitch) {
    before = atZero;
    after = afterTheSwitch;
  }

  /// What every hook says from now on.
  void hooks(HookResult result) {
    hooks = result;
  }

  /// Everything that was done since [#forget].
  List<Effect> done() {
    return List.copyOf(done);
  }

  <T extends Effect> List<T> done(Class<T> kind) {
    return done.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<Effect> done(Predicate<Effect> which) {
    return done.stream().filter(which).toList();
  }

  void forget() {
    done.clear();
  }

  Note carryOut(Effect effect) {
    done.add(effect);
    return switch (effect) {
      case Effect.Start start ->
          new Note.Done(start, target.start(start.release(), start.ordinal()));
      case Effect.Stop stop -> new Note.Done(stop, target.stop(stop.name(), Duration.ZERO));
      case Effect.Steer steer -> new Note.Done(steer, router.apply(steer.plan()));
      case Effect.Forget forget -> new Note.Done(forget, router.remove(forget.key()));
      case Effect.RunChecks checks ->
          new Note.Checked(checks, checks.afterSwitch() ? after : before);
      case Effect.RunHook hook -> new Note.Hooked(hook, hooks);
      case Effect.Resolve resolve -> resolve(resolve);
      case Effect.FindChange find -> find(find);
      case Effect.Query question -> new Note.Measured(question, metrics.query(question.query()));
      case Effect.CountAlerts question ->
          new Note.Measured(question, metrics.alerts(question.labels(), question.since()));
      case Effect.WriteBack back ->
          new Note.WroteBack(
              back,
              repository.writeBack(
                  new WriteBackOrder(
                      back.key(),
                      back.order().expected(),
                      back.order().restored(),
                      back.order().rollout().text(),
                      back.order().reason())));
    };
  }

  private Note resolve(Effect.Resolve effect) {
    try {
      return new Note.Resolved(
          effect, target.resolve(effect.key(), effect.spec(), effect.version()));
    } catch (UnavailableException e) {
      return new Note.Done(effect, new Outcome.Unavailable(String.valueOf(e.getMessage())));
    }
  }

  private Note find(Effect.FindChange effect) {
    try {
      return new Note.Blamed(
          effect, repository.lastChange(effect.path(), effect.since()).orElse(effect.path()));
    } catch (UnavailableException e) {
      return new Note.Done(effect, new Outcome.Unavailable(String.valueOf(e.getMessage())));
    }
  }
}
