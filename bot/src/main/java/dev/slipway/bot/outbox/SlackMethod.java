package dev.slipway.bot.outbox;

/// What Slack counts its limits by.
enum SlackMethod {
  POST,
  UPDATE,
  WHISPER,
  RESPOND,
  PUBLISH,
  FIND;

  /// What an errand would begin with.
  static SlackMethod of(Errand errand) {
    return switch (errand) {
      case Errand.Post post -> post.tried().isPresent() ? FIND : POST;
      case Errand.Line line -> line.tried().isPresent() ? FIND : POST;
      case Errand.Edit _ -> UPDATE;
      case Errand.Whisper whisper ->
          whisper.whisper().responseUrl().isPresent() ? RESPOND : WHISPER;
      case Errand.HomePage _ -> PUBLISH;
    };
  }
}
