package dev.slipway.bot.outbox;

import java.time.Instant;
import java.util.List;

/// What is on its way, durably. Blocking; may be called from several threads; what was noted is
/// durable when a call returns. What is to be said gets here together with the reason for it: by
/// the journal's `record`.
public interface OutboxStore {
  /// What can be said next, oldest content first: at most one post or edit and one line of each
  /// card.
  List<Errand> errands();

  /// Notes what became of an errand. Newer content that came meanwhile stays to be said.
  void note(Errand errand, Result result);

  /// A person deleted a message; where it is a card of ours, it is posted anew, once.
  ///
  /// @return whether it is a card of ours
  boolean deleted(String channel, String ts);

  Depth depth();

  /// What was given up in the last thirty days, newest first.
  List<Failure> failures(int limit);

  /// How much waits, and how much was given up in the last thirty days.
  record Depth(long cards, long lines, long whispers, long homes, long failed) {}

  /// @param lane what it was
  record Failure(Instant at, String lane, String reason) {}
}
