package dev.slipway.reconciler.rollout;

import java.util.List;
import java.util.stream.Stream;

/// The records of a sealed interface.
final class Sealed {
  private Sealed() {}

  static List<String> names(Class<?> type) {
    return records(type).map(Class::getSimpleName).distinct().sorted().toList();
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(Sealed::records)
        : Stream.of(type);
  }
}
