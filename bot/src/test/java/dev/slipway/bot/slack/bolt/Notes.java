package dev.slipway.bot.slack.bolt;

import dev.slipway.bot.message.Dialog.Option;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.bot.slack.Inbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// An inbox that only remembers.
final class Notes implements Inbox {
  private final List<Inbound> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean full;

  @Override
  public void take(Inbound inbound) {
    if (full) {
      refused.incrementAndGet();
      throw new IllegalStateException("the disk is full");
    }
    taken.add(inbound);
  }

  @Override
  public List<Option> options(String user, String input, String memory, String typed) {
    return List.of(new Option(user + "/" + input + "/" + memory + "/" + typed, "label"));
  }

  void full(boolean full) {
    this.full = full;
  }

  int refused() {
    return refused.get();
  }

  List<Inbound> taken() {
    return List.copyOf(taken);
  }
}
