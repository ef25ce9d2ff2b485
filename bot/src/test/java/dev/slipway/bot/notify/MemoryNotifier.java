package dev.slipway.bot.notify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/// Remembers what it was told, and answers as it was told to: in the end it takes everything.
public final class MemoryNotifier implements Notifier {
  private final List<Dispatch> told = new ArrayList<>();
  private final Queue<Told> answers = new ArrayDeque<>();

  public synchronized MemoryNotifier answering(Told... planned) {
    answers.addAll(Arrays.asList(planned));
    return this;
  }

  @Override
  public synchronized Told tell(Dispatch dispatch) {
    told.add(dispatch);
    Told planned = answers.poll();
    return planned == null ? new Told.Taken() : planned;
  }

  /// Each time that it was told something, in order.
  public synchronized List<Dispatch> told() {
    return List.copyOf(told);
  }

  @Override
  public Look look() {
    return new Look.Works("remembers everything");
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
