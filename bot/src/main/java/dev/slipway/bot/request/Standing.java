package dev.slipway.bot.request;

import java.util.Optional;

/// As what somebody's word counts for a request, at the moment at which they give it.
public sealed interface Standing {
  /// It does not count.
  record Nobody() implements Standing {}

  /// They belong to those who are asked.
  record Asked() implements Standing {}

  /// They are on call in the schedule to which the environment delegates.
  record OnCall(String schedule) implements Standing {}

  default boolean counts() {
    return switch (this) {
      case Nobody _ -> false;
      case Asked _, OnCall _ -> true;
    };
  }

  /// The schedule by which it counts.
  default Optional<String> onCall() {
    return switch (this) {
      case Nobody _, Asked _ -> Optional.empty();
      case OnCall(String name) -> Optional.of(name);
    };
  }
}
