package dev.slipway.bot.loop;

import dev.slipway.api.operation.Operation;
import dev.slipway.api.operation.OperationRequest;
import dev.slipway.api.operation.OperationResult;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.Reconciler;
import dev.slipway.bot.repository.EnvironmentsRepository;
import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Plan;
import dev.slipway.environments.language.Permission;

/// Lets a request pass every gate on one person's word: who may say so is looked up each time that
/// something is done about it.
record Emergencies(Reconciler reconciler, EnvironmentsRepository repository) {
  boolean mayCall(Ask ask) {
    return repository
        .known()
        .roster()
        .may(ask.requester().person(), Permission.EMERGENCY, ask.place().environment());
  }

  static String whyNot(Ask ask) {
    return ask.requester().person()
        + " may not call an emergency in "
        + ask.place().environment()
        + " any more";
  }

  /// For that one content; however often it is said, once.
  Asked<OperationResult> passGates(Ask ask, Plan plan, String reason) {
    if (!mayCall(ask)) {
      return new Asked.Refused<>(whyNot(ask));
    }
    OperationRequest request =
        OperationRequest.by(ask.requester().person(), reason, ask.id() + "-override")
            .withHash(plan.hash());
    return reconciler.onService(ask.place(), Operation.OVERRIDE, request);
  }
}
