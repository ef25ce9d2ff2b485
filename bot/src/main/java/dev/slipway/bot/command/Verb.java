package dev.slipway.bot.command;

import dev.slipway.bot.command.Command.Decision;
import dev.slipway.bot.command.Command.Order;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// First words that are not a service.
enum Verb {
  STATUS,
  HISTORY,
  HELP,
  PAUSE,
  RESUME,
  COMPLETE,
  ABORT,
  RETRY,
  ROLLBACK,
  COMPLAIN,
  LOCK,
  UNLOCK,
  LOCKS,
  FREEZE,
  UNFREEZE,
  APPROVE,
  DECLINE,
  CANCEL,
  PLAN,
  PROMOTE,
  DIFF,
  WHO;

  /// May stand before an environment: `status in production`.
  private static final List<String> PREPOSITIONS = List.of("to", "in");

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Verb> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Verb::word).toList();
  }

  static boolean isPreposition(String word) {
    return PREPOSITIONS.contains(word);
  }

  /// Whether a service of that name needs quotes or `--` where it is the first word.
  static boolean isReserved(String word) {
    return of(word).isPresent() || isPreposition(word);
  }

  /// How it is used.
  String usage() {
    return switch (this) {
      case STATUS -> "status [SERVICE] [ENVIRONMENT]";
      case HISTORY -> "history SERVICE ENVIRONMENT";
      case HELP -> "help [TOPIC]";
      case PAUSE, RESUME, COMPLETE, ABORT, RETRY, COMPLAIN ->
          word() + " SERVICE ENVIRONMENT [REASON]";
      case ROLLBACK -> "rollback SERVICE ENVIRONMENT [REASON | to VERSION]";
      case APPROVE, CANCEL -> word() + " ID";
      case DECLINE -> "decline ID [REASON]";
      case PLAN -> "plan SERVICE ENVIRONMENT [VERSION]";
      case PROMOTE -> "promote SERVICE FROM TO";
      case DIFF -> "diff [SERVICE] A B";
      case WHO -> "who [ENVIRONMENT]";
      case LOCK -> "lock [SERVICE] ENVIRONMENT for DURATION|until TIME REASON";
      case UNLOCK -> "unlock [SERVICE] ENVIRONMENT";
      case LOCKS -> "locks [ENVIRONMENT]";
      case FREEZE -> "freeze ENVIRONMENT for DURATION|until TIME REASON";
      case UNFREEZE -> "unfreeze ENVIRONMENT";
    };
  }

  Optional<Decision> decision() {
    return Arrays.stream(Decision.values()).filter(each -> each.word().equals(word())).findFirst();
  }

  Optional<Order> order() {
    return Arrays.stream(Order.values()).filter(each -> each.word().equals(word())).findFirst();
  }
}
