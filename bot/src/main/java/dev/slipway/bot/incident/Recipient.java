package dev.slipway.bot.incident;

/// Whom a call goes to.
public sealed interface Recipient {
  /// @param id in `slipway.yaml`
  record OnePerson(String id) implements Recipient {
    @Override
    public String toString() {
      return "person/" + id;
    }
  }

  record Channel(String name) implements Recipient {
    @Override
    public String toString() {
      return "channel/" + name;
    }
  }
}
