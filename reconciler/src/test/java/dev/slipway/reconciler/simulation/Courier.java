package dev.slipway.reconciler.simulation;

import dev.slipway.reconciler.checks.CheckRunner.CheckResult;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.hooks.HookRunner.HookResult;
import dev.slipway.reconciler.loop.Note;
import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackOrder;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackResult;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/// Carries effects out: at once or late, once, twice or not at all, and sometimes loses the answer.
final class Courier {
  private static final int DEADLINE = 2_000;

  private final Scenery scenery;
  private final BiConsumer<Effect, Note> heard;
  private Set<String> inFlight = new HashSet<>();
  private int life;

  /// @param heard gets what became of an effect, when it can be known
  Courier(Scenery scenery, BiConsumer<Effect, Note> heard) {
    this.scenery = scenery;
    this.heard = heard;
  }

  Set<String> inFlight() {
    return inFlight;
  }

  /// The reconciler is dead: answers reach nobody, what is under way may still land.
  void die() {
    inFlight = new HashSet<>();
    life++;
  }

  void launch(Effect effect) {
    inFlight.add(effect.resource());
    Draws draws = scenery.draws;
    int takes = draws.chance(0.9) ? draws.between(10, 300) : draws.between(300, 1_500);
    boolean bounded = effect instanceof Effect.RunChecks || effect instanceof Effect.RunHook;
    if (bounded || !scenery.mishap()) {
      land(effect, takes, true);
      return;
    }
    switch (draws.between(1, 4)) {
      case 1 -> {
        scenery.say("  lost before its effect: %s", effect);
        answer(effect, unknown(effect), takes);
      }
      case 2 -> {
        scenery.say("  answer will be lost: %s", effect);
        land(effect, takes, false);
        answer(effect, unknown(effect), takes + 1);
      }
      case 3 -> {
        scenery.say("  will be late: %s", effect);
        land(effect, DEADLINE + draws.between(1, 5_000), false);
        answer(effect, unknown(effect), DEADLINE);
      }
      default -> {
        scenery.say("  will land twice: %s", effect);
        land(effect, takes, true);
        land(effect, takes + draws.between(200, 4_000), false);
      }
    }
  }

  private void land(Effect effect, int millis, boolean answered) {
    int born = life;
    scenery.agenda.in(
        millis,
        () -> {
          if (born != life && scenery.draws.chance(0.5)) {
            return;
          }
          Note note = carryOut(effect);
          scenery.say("  landed %s -> %s", effect, note);
          scenery.rules.landed();
          if (answered) {
            int back = scenery.draws.between(0, 100);
            scenery.agenda.in(back, () -> deliver(born, effect, note));
          }
        });
  }

  private void answer(Effect effect, Note note, int millis) {
    int born = life;
    scenery.agenda.in(millis, () -> deliver(born, effect, note));
  }

  private void deliver(int born, Effect effect, Note note) {
    if (born == life) {
      inFlight.remove(effect.resource());
      heard.accept(effect, note);
    }
  }

  private Note carryOut(Effect effect) {
    return switch (effect) {
      case Effect.Start start ->
          scenery.isDown(Scenery.Part.TARGET)
              ? unknown(effect)
              : new Note.Done(start, scenery.target.start(start.release(), start.ordinal()));
      case Effect.Stop stop ->
          scenery.isDown(Scenery.Part.TARGET)
              ? unknown(effect)
              : new Note.Done(stop, scenery.target.stop(stop.name()));
      case Effect.Resolve resolve ->
          scenery.isDown(Scenery.Part.TARGET)
              ? unknown(effect)
              : new Note.Resolved(resolve, scenery.target.resolve(resolve.version()));
      case Effect.Steer steer ->
          scenery.isDown(Scenery.Part.ROUTER)
              ? unknown(effect)
              : new Note.Done(steer, steer(steer));
      case Effect.Forget forget ->
          scenery.isDown(Scenery.Part.ROUTER)
              ? unknown(effect)
              : new Note.Done(forget, scenery.router.remove(forget.key()));
      case Effect.RunChecks checks -> checked(checks);
      case Effect.RunHook hook -> new Note.Hooked(hook, new HookResult.Succeeded());
      case Effect.FindChange find ->
          scenery.isDown(Scenery.Part.GIT)
              ? unknown(effect)
              : new Note.Blamed(find, find.path() + ":1, changed by ada");
      case Effect.Measure question -> new Note.Measured(question, new Metrics.Answer.Number(0));
      case Effect.WriteBack back ->
          scenery.isDown(Scenery.Part.GIT)
              ? unknown(effect)
              : new Note.WroteBack(back, wrote(back));
    };
  }

  private Outcome steer(Effect.Steer steer) {
    var before = scenery.router.plan(steer.key());
    Outcome outcome = scenery.router.apply(steer.plan());
    scenery.rules.steered(before, steer.plan());
    return outcome;
  }

  private Note checked(Effect.RunChecks checks) {
    boolean fails = scenery.rules.fails(checks);
    CheckResult result =
        fails && scenery.bug != Bug.FAILED_CHECK_PASSES
            ? new CheckResult.Failed("GET /ready answered 503, expected 200")
            : new CheckResult.Passed();
    return new Note.Checked(checks, result);
  }

  private WriteBackResult wrote(Effect.WriteBack effect) {
    var before = scenery.git.keys(effect.key());
    WriteBackResult result =
        scenery.git.writeBack(
            new WriteBackOrder(
                effect.key(),
                effect.order().expected(),
                effect.order().restored(),
                effect.order().rollout().text(),
                effect.order().reason()));
    scenery.rules.wroteBack(effect, before, scenery.git.keys(effect.key()));
    return result;
  }

  private static Note unknown(Effect effect) {
    return switch (effect) {
      case Effect.RunChecks checks -> new Note.Checked(checks, new CheckResult.Failed("no answer"));
      case Effect.RunHook hook -> new Note.Hooked(hook, new HookResult.Failed("no answer"));
      case Effect.WriteBack back ->
          new Note.WroteBack(back, new WriteBackResult.NotWritten("no answer", true));
      case Effect.Measure question ->
          new Note.Measured(question, new Metrics.Answer.Unreachable("no answer"));
      default -> new Note.Done(effect, new Outcome.Unavailable("no answer"));
    };
  }
}
