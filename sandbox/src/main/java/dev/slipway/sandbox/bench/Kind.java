package dev.slipway.sandbox.bench;

/// Kinds of users' requests, which a change of versions may lose in different ways.
enum Kind {
  GET_NEW("GET on a connection of its own"),
  GET_KEPT("GET on a kept connection"),
  GET_SLOW("GET that takes 3 s"),
  POST_NEW("POST on a connection of its own"),
  POST_KEPT("POST on a kept connection"),
  POST_SLOW("POST that takes 3 s");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  boolean isGet() {
    return switch (this) {
      case GET_NEW, GET_KEPT, GET_SLOW -> true;
      case POST_NEW, POST_KEPT, POST_SLOW -> false;
    };
  }

  static Kind of(boolean get, boolean fresh, boolean slow) {
    if (slow) {
      return get ? GET_SLOW : POST_SLOW;
    }
    if (fresh) {
      return get ? GET_NEW : POST_NEW;
    }
    return get ? GET_KEPT : POST_KEPT;
  }
}
