package dev.slipway.bot.request;

/// Why what a person did has no effect on a request.
public enum Refusal {
  OWN_REQUEST("you asked for it yourself: somebody else has to agree"),
  NOT_ELIGIBLE("you do not belong to those who may decide on it"),
  GIVEN_BEFORE("you have agreed already; once for each person counts"),
  NOT_GIVEN("you had not agreed"),
  NOT_ASKED("it does not wait for anybody's agreement"),
  DECIDED("it was decided already"),
  EXPIRED("it has expired: ask anew"),
  UNDER_WAY("it is under way: use abort to take it back");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  /// For the person, without a full stop.
  public String sentence() {
    return sentence;
  }
}
