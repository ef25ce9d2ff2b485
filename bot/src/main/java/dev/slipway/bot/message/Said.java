package dev.slipway.bot.message;

/// A sentence that is told with a sign before it. The sign only helps the eye: the words say
/// everything.
///
/// @param sign an emoji
/// @param sentence marked up, without formatting: it also stands in fallback texts
record Said(String sign, String sentence) {
  String line() {
    return sign + " " + sentence;
  }

  Said and(String more) {
    return more.isEmpty() ? this : new Said(sign, sentence + " " + more);
  }
}
