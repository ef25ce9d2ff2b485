package dev.slipway.environments.language;

/// What a role allows in an environment.
public enum Permission {
  /// ask for a deployment or a rollback to a proven release
  REQUEST,
  /// agree to what others ask
  APPROVE,
  /// pause, resume, complete, abort, retry
  OPERATE,
  /// lock and unlock, freeze
  LOCK,
  /// deploy past a freeze or lock, roll back at once, with a reason
  EMERGENCY
}
