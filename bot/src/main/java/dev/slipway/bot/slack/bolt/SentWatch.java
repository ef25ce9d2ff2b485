package dev.slipway.bot.slack.bolt;

import okhttp3.Call;
import okhttp3.EventListener;

/// Whether the last call of this thread got as far as to send something: only then may Slack have
/// carried it out.
final class SentWatch extends EventListener {
  private final ThreadLocal<Boolean> sent = ThreadLocal.withInitial(() -> false);

  @Override
  public void callStart(Call call) {
    sent.set(false);
  }

  @Override
  public void requestHeadersStart(Call call) {
    sent.set(true);
  }

  boolean sentSomething() {
    return sent.get();
  }
}
