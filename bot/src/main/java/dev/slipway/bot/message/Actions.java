package dev.slipway.bot.message;

/// What buttons mean: the words that come back when one is pressed. What they are about is their
/// value: [Subject], but for [#RUN] a command's text, for [#TAKE_OVER] a [Takeover] and for what is
/// done about incidents their id.
public final class Actions {
  /// About a request and the hash that was seen.
  public static final String APPROVE = "approve";

  /// About a request and the hash that was seen; a dialog asks for the reason.
  public static final String DECLINE = "decline";

  /// About a request.
  public static final String CANCEL = "cancel";

  /// Runs a command's text for the person who presses it.
  public static final String RUN = "run";

  /// About a rollout, as are the next three.
  public static final String PAUSE = "pause";

  public static final String RESUME = "resume";
  public static final String COMPLETE = "complete";
  public static final String ABORT = "abort";

  /// About a service in an environment.
  public static final String RETRY = "retry";

  /// Changes what another person has locked; about a [Takeover].
  public static final String TAKE_OVER = "take-over";

  /// Opens the deploy dialog; in App Home.
  public static final String ASK = "ask";

  /// About an incident, by its id, as are the next two.
  public static final String ACKNOWLEDGE = "acknowledge";

  /// Calls the next step at once.
  public static final String ESCALATE = "escalate";

  public static final String RESOLVE = "resolve";

  private Actions() {}
}
