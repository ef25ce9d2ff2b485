package dev.slipway.bot.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Words behind `incident` and its id.
enum IncidentVerb {
  ACK,
  ESCALATE,
  SILENCE,
  ASSIGN,
  LINK,
  NOTE,
  RESOLVE,
  REOPEN,
  POSTMORTEM;

  private static final String LONG_FORM = "acknowledge";

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<IncidentVerb> of(String word) {
    return word.equals(LONG_FORM)
        ? Optional.of(ACK)
        : Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(IncidentVerb::word).toList();
  }

  /// How it is used.
  String usage() {
    return "incident ID "
        + switch (this) {
          case ACK, ESCALATE, RESOLVE, REOPEN, POSTMORTEM -> word();
          case SILENCE -> "silence DURATION";
          case ASSIGN -> "assign @PERSON";
          case LINK -> "link URL|ID";
          case NOTE -> "note TEXT";
        };
  }
}
