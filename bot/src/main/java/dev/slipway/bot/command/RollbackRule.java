package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Operate;
import dev.slipway.bot.command.Command.Order;
import dev.slipway.bot.command.Command.RollBackTo;
import dev.slipway.bot.command.Parsed.Understood;
import java.util.List;
import java.util.regex.Pattern;

/// `rollback SERVICE ENVIRONMENT [reason]`, `rollback SERVICE ENVIRONMENT to VERSION`. Going back
/// to another version than the one that is meant would be worse than asking.
final class RollbackRule {
  /// Looks like a version to go back to, which is not what a reason says.
  private static final Pattern VERSION_ALONE = Pattern.compile("v?\\d[\\w.+-]*");

  private RollbackRule() {}

  static Parsed read(Names.Found found, String reason) {
    String[] words = reason.split(" ", 3);
    boolean to = words.length > 1 && words[0].equals("to") && Versions.isLikely(words[1]);
    if (to && words.length == 2) {
      return new Understood(new RollBackTo(found.service(), found.environment(), words[1]));
    }
    if (to) {
      return either(found, words[1], "A rollback to a version takes no reason.");
    }
    if (VERSION_ALONE.matcher(reason).matches()) {
      return either(found, reason, "A version to go back to stands behind \"to\".");
    }
    return new Understood(
        new Operate(Order.ROLLBACK, found.service(), found.environment(), reason));
  }

  private static Parsed either(Names.Found found, String version, String sentence) {
    return Wording.refused(
        sentence,
        List.of(
            new RollBackTo(found.service(), found.environment(), version).text(),
            new Operate(Order.ROLLBACK, found.service(), found.environment(), "").text()),
        "");
  }
}
