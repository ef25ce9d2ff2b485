package dev.slipway.environments.language;

import java.time.Duration;

/// `promotesFrom`: the same artifact and service file must be proven there for `soak` first.
public record Promotion(String environment, Duration soak) {}
