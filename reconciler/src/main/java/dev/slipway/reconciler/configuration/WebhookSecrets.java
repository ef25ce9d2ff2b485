package dev.slipway.reconciler.configuration;

import java.nio.file.Path;
import java.util.Optional;

/// Files with the secrets of Git webhooks. A kind without a secret is off.
public record WebhookSecrets(Optional<Path> github, Optional<Path> gitlab, Optional<Path> gitea) {}
