package dev.slipway.bot.notify;

import java.util.List;
import java.util.SortedMap;

/// What is on its way, durably. Blocking; may be called from several threads; what was noted is
/// durable when a call returns. Dispatches get here together with what they tell of: by the
/// journal's `record`.
public interface NoticeStore {
  /// Of a notifier, oldest first: of each lane the first that waits.
  List<Waiting> waiting(String notifier);

  void note(Dispatch dispatch, Fate fate);

  /// How many wait, by notifier; one that has none is left out.
  SortedMap<String, Long> waitingNotices();
}
