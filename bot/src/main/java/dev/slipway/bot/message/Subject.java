package dev.slipway.bot.message;

import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import java.util.Optional;

/// What a button is about, as a button's value and back.
public sealed interface Subject {
  /// @param hash what the person saw; absent where it does not matter
  record OfRequest(RequestId id, Optional<String> hash) implements Subject {}

  record OfRollout(Place place, String rollout) implements Subject {}

  record OfPlace(Place place) implements Subject {}

  default String value() {
    return switch (this) {
      case OfRequest it -> "request " + it.id() + it.hash().map(" "::concat).orElse("");
      case OfRollout it -> "rollout " + words(it.place()) + " " + it.rollout();
      case OfPlace it -> "place " + words(it.place());
    };
  }

  /// @return empty when it is none of ours
  static Optional<Subject> of(String value) {
    String[] words = value.split(" ", 5);
    return switch (words[0] + words.length) {
      case "request2" -> request(words[1], Optional.empty());
      case "request3" -> request(words[1], Optional.of(words[2]));
      case "rollout4" -> Optional.of(new OfRollout(new Place(words[1], words[2]), words[3]));
      case "place3" -> Optional.of(new OfPlace(new Place(words[1], words[2])));
      default -> Optional.empty();
    };
  }

  private static Optional<Subject> request(String id, Optional<String> hash) {
    try {
      return Optional.of(new OfRequest(new RequestId(id), hash));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String words(Place place) {
    return place.environment() + " " + place.service();
  }
}
