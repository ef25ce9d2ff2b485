package dev.slipway.bot.notify.web;

import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Incidents;
import dev.slipway.bot.notify.Matter;
import dev.slipway.bot.notify.Notice;
import java.util.Optional;

/// Notices about what somebody has written who means no good.
final class Hostile {
  private Hostile() {}

  static Dispatch about(String text) {
    Dispatch usual = Incidents.dispatches("ours", Incidents.opened()).getFirst();
    Notice notice = usual.notice();
    Matter matter = notice.matter();
    return new Dispatch(
        usual.id(),
        usual.notifier(),
        Optional.empty(),
        new Notice(
            notice.key(),
            notice.moment(),
            notice.at(),
            new Matter(matter.incident(), matter.severity(), matter.about(), matter.opened(), text),
            text,
            notice.by(),
            notice.called()));
  }
}
