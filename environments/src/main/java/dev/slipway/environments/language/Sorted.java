package dev.slipway.environments.language;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Unmodifiable sorted copies: the order of keys in a file carries no meaning, so equal content is
/// equal data.
final class Sorted {
  private Sorted() {}

  static <V> SortedMap<String, V> copyOf(SortedMap<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
