package dev.slipway.bot.journal.memory;

import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Fate;
import dev.slipway.bot.notify.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Notices on their way, in maps. Not for several threads.
final class MemoryNotices {
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Set<String> known = new HashSet<>();

  void add(Dispatch dispatch, Instant at) {
    if (known.add(dispatch.id())) {
      waiting.put(dispatch.id(), Waiting.from(dispatch, at));
    }
  }

  List<Waiting> waiting(String notifier) {
    Set<String> begun = new HashSet<>();
    List<Waiting> first = new ArrayList<>();
    for (Waiting each : waiting.values()) {
      if (each.dispatch().notifier().equals(notifier) && begun.add(each.dispatch().lane())) {
        first.add(each);
      }
    }
    return List.copyOf(first);
  }

  void note(Dispatch dispatch, Fate fate) {
    switch (fate) {
      case Fate.Arrived _, Fate.GivenUp _ -> waiting.remove(dispatch.id());
      case Fate.Postponed(int failed, Instant due) ->
          waiting.replace(dispatch.id(), new Waiting(dispatch, failed, due));
    }
  }

  SortedMap<String, Long> depth() {
    SortedMap<String, Long> depth = new TreeMap<>();
    waiting.values().forEach(each -> depth.merge(each.dispatch().notifier(), 1L, Long::sum));
    return depth;
  }
}
