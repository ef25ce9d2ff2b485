package dev.slipway.environments.language;

import java.util.Optional;

/// Where chat says what happens.
public record Channels(Optional<String> deployments, Optional<String> incidents) {}
