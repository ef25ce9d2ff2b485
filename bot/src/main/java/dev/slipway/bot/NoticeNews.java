package dev.slipway.bot;

import dev.slipway.bot.loop.Untold;
import dev.slipway.bot.meters.Meters;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.NoticeListener;

/// What becomes of notices: counted, and said aloud where somebody will not hear of an incident.
record NoticeNews(Meters meters, Untold untold) implements NoticeListener {
  @Override
  public void tried(String notifier, String outcome) {
    meters.noticed(notifier, outcome);
  }

  @Override
  public void givenUp(Dispatch dispatch, String reason) {
    untold.say(dispatch, reason);
  }
}
