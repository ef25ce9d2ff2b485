package dev.slipway.reconciler.target.swarm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which of Swarm's slots is which instance of a release. Swarm gives a service as many slots as it
/// has replicas, and chooses itself which go when there are to be fewer. Pure.
///
/// 1. An instance keeps its slot as long as Swarm does.
/// 2. One whose slot is gone, or that has none yet, takes the lowest slot that nobody has.
/// 3. What Swarm was told by others to run beyond that is an instance as well, by the lowest
///    ordinal that none has: so nothing of ours runs unseen.
///
/// So an instance is never two, no other moves when one comes, and at most one moves when one goes.
///
/// @param slots by ordinal; [#NONE] where none is known yet
record Places(SortedMap<Integer, Integer> slots) {
  static final int NONE = 0;

  Places {
    slots = new TreeMap<>(slots);
  }

  static Places only(int ordinal) {
    return new Places(new TreeMap<>(Map.of(ordinal, NONE)));
  }

  /// @param text as [#toString] writes it: `0:1,2:3`
  /// @throws IllegalArgumentException when it is not
  static Places parse(String text) {
    SortedMap<Integer, Integer> slots = new TreeMap<>();
    for (String place : text.split(",", -1)) {
      String[] numbers = place.split(":", -1);
      if (numbers.length != 2) {
        throw new IllegalArgumentException("not a place: " + place);
      }
      slots.put(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }
    return new Places(slots);
  }

  /// As Swarm has it now.
  ///
  /// @param live slots in which Swarm wants a task to run
  /// @param replicas how many Swarm was told to run
  Places among(Set<Integer> live, int replicas) {
    Map<Integer, Integer> now = new HashMap<>();
    List<Integer> waiting = new ArrayList<>();
    slots.forEach((ordinal, slot) -> {
      if (live.contains(slot)) {
        now.put(ordinal, slot);
      } else {
        waiting.add(ordinal);
      }
    });
    SortedSet<Integer> free = new TreeSet<>(live);
    free.removeAll(now.values());
    for (int ordinal : waiting) {
      now.put(ordinal, free.isEmpty() ? slots.get(ordinal) : free.removeFirst());
    }
    for (int ordinal = 0; now.size() < replicas && !free.isEmpty(); ordinal++) {
      if (!now.containsKey(ordinal)) {
        now.put(ordinal, free.removeFirst());
      }
    }
    return new Places(new TreeMap<>(now));
  }

  Places with(int ordinal) {
    SortedMap<Integer, Integer> more = new TreeMap<>(slots);
    more.putIfAbsent(ordinal, NONE);
    return new Places(more);
  }

  Places without(int ordinal) {
    SortedMap<Integer, Integer> fewer = new TreeMap<>(slots);
    fewer.remove(ordinal);
    return new Places(fewer);
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  int count() {
    return slots.size();
  }

  @Override
  public String toString() {
    return slots.entrySet().stream()
        .map(place -> place.getKey() + ":" + place.getValue())
        .collect(Collectors.joining(","));
  }
}
