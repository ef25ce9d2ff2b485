package dev.slipway.bot.notify;

import java.util.Optional;

/// A notice on its way to one reader by one notifier.
///
/// @param id the same for the same notice to the same reader: whoever gets it twice knows it by
///   that
/// @param address of the reader; absent where the notifier has only one
public record Dispatch(String id, String notifier, Optional<String> address, Notice notice) {
  static Dispatch of(String notifier, Optional<String> address, Notice notice) {
    return new Dispatch(reader(notifier, address) + notice.key(), notifier, address, notice);
  }

  /// What is told one after another: all that a reader hears of an incident.
  public String lane() {
    return reader(notifier, address) + notice.matter().incident();
  }

  private static String reader(String notifier, Optional<String> address) {
    return notifier + "/" + address.map(known -> known + "/").orElse("");
  }
}
