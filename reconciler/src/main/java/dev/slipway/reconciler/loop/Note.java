package dev.slipway.reconciler.loop;

import dev.slipway.reconciler.checks.CheckRunner.CheckResult;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.hooks.HookRunner.HookResult;
import dev.slipway.reconciler.metrics.Metrics;
import dev.slipway.reconciler.planning.Effect;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackResult;
import dev.slipway.reconciler.target.Target;

/// Something that happened between two passes. A hint is no note: it only makes the next pass come
/// sooner.
public sealed interface Note {
  ServiceKey key();

  /// An effect on a target or a router has ended.
  record Done(Effect effect, Outcome outcome) implements Note {
    @Override
    public ServiceKey key() {
      return effect.key();
    }
  }

  record Checked(Effect.RunChecks effect, CheckResult result) implements Note {
    @Override
    public ServiceKey key() {
      return effect.key();
    }
  }

  record Hooked(Effect.RunHook effect, HookResult result) implements Note {
    @Override
    public ServiceKey key() {
      return effect.key();
    }
  }

  record Resolved(Effect.Resolve effect, Target.Artifact artifact) implements Note {
    @Override
    public ServiceKey key() {
      return effect.key();
    }
  }

  record WroteBack(Effect.WriteBack effect, WriteBackResult result) implements Note {
    @Override
    public ServiceKey key() {
      return effect.key();
    }
  }

  /// A provider was asked for a measurement.
  record Measured(Effect.Measure effect, Metrics.Answer answer) implements Note {
    @Override
    public ServiceKey key() {
      return effect.key();
    }
  }

  /// Git was asked who changed a file.
  ///
  /// @param change `FILE:LINE by AUTHOR in COMMIT`
  record Blamed(Effect.FindChange effect, String change) implements Note {
    @Override
    public ServiceKey key() {
      return effect.key();
    }
  }

  /// A person asks for something.
  ///
  /// @param ticket under which the answer is given
  record Asked(long ticket, Operation operation) implements Note {
    @Override
    public ServiceKey key() {
      return operation.key();
    }
  }
}
