package dev.slipway.bot.message;

import dev.slipway.bot.command.Command;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Answers to commands, made of the words of a world.
record CommandSpecimens(World world, CardSpecimens cards) {
  CommandSpecimens(World world) {
    this(world, new CardSpecimens(world));
  }

  Map<String, Object> all() {
    Map<String, Object> all = new TreeMap<>();
    decisions(all);
    return all;
  }

  private void decisions(Map<String, Object> all) {
    var waiting = Collections.nCopies(world.many(), cards.awaiting(cards.approvals()));
    for (Command.Decision decision : Command.Decision.values()) {
      all.put("decided-" + decision.word(), DecisionTaken.of(decision, cards.committed()));
    }
    all.put(
        "decided-one-of-two",
        DecisionTaken.of(Command.Decision.APPROVE, cards.awaiting(cards.approvals())));
    all.put("decide-which", DecisionTaken.which(Command.Decision.DECLINE, waiting));
    all.put("decide-nothing", DecisionTaken.which(Command.Decision.APPROVE, List.of()));
    all.put(
        "decide-unknown",
        DecisionTaken.unknown(
            new Command.Decide(Command.Decision.CANCEL, Optional.of("r-7k3mq9"), ""), waiting));
  }
}
