package dev.slipway.bot;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.loop.BotLoop;
import dev.slipway.bot.loop.Offers;
import dev.slipway.bot.message.Dialog.Option;
import dev.slipway.bot.outbox.Outbox;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.bot.slack.Inbox;
import java.time.InstantSource;
import java.util.List;

/// What comes from Slack is kept, then the loop is told.
record Reception(Journal journal, Outbox outbox, BotLoop loop, Offers offers, InstantSource clock)
    implements Inbox {
  @Override
  public void take(Inbound inbound) {
    if (inbound instanceof Inbound.Deleted deleted) {
      var _ = outbox.deleted(deleted.channel(), deleted.ts());
    } else if (journal.receive(inbound, clock.instant())) {
      loop.hint();
    }
  }

  @Override
  public List<Option> options(String user, String input, String memory, String typed) {
    return offers.options(input, memory, typed);
  }
}
