package dev.slipway.bot.request;

/// Why what a person did has no effect on a request.
public enum Refusal {
  /// somebody else has to agree
  OWN_REQUEST,
  /// they do not belong to those who may decide on it
  NOT_ELIGIBLE,
  /// each person counts once
  GIVEN_BEFORE,
  /// there was nothing to withdraw
  NOT_GIVEN,
  /// it does not wait for anybody's agreement yet
  NOT_ASKED,
  /// it is over, or enough have agreed
  DECIDED,
  EXPIRED,
  /// only its rollout can be aborted
  UNDER_WAY
}
