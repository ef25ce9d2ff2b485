package dev.slipway.bot.loop;

import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.message.Answer;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.StatusPage;
import dev.slipway.bot.reconciler.Asked;
import dev.slipway.bot.reconciler.Reconciler;
import java.util.Optional;

/// Questions about what runs.
record LookUps(Reconciler reconciler) {
  Message answer(Command.Status query) {
    return environments()
        .map(status -> StatusPage.of(status, query))
        .orElseGet(() -> Answer.unavailable(Optional.of(query.text())));
  }

  /// @return empty when the reconciler does not answer
  Optional<EnvironmentsStatus> environments() {
    return reconciler.environments() instanceof Asked.Known<EnvironmentsStatus>(var status)
        ? Optional.of(status)
        : Optional.empty();
  }
}
