package dev.slipway.sandbox.bench.chat;

/// A deployment that somebody asks for, and how it is to end.
///
/// @param version nobody else asks for it, so it names the wish wherever it stands
/// @param byReaction whether people decide by a reaction, else by a button
record Wish(String version, String service, String environment, Fate fate, boolean byReaction) {
  enum Fate {
    DONE("Done: "),
    ROLLED_BACK("Rolled back"),
    DECLINED("Declined by "),
    CANCELLED("Cancelled by ");

    private final String words;

    Fate(String words) {
      this.words = words;
    }

    /// What its card says in the end.
    String words() {
      return words;
    }

    boolean isCommitted() {
      return switch (this) {
        case DONE, ROLLED_BACK -> true;
        case DECLINED, CANCELLED -> false;
      };
    }
  }

  String line() {
    return "/deploy %s %s %s".formatted(service, environment, version);
  }

  /// Whether somebody else has to agree.
  boolean isDecided() {
    return !environment.equals(ChatBed.FREE);
  }

  boolean isAt(String otherService, String otherEnvironment) {
    return service.equals(otherService) && environment.equals(otherEnvironment);
  }
}
