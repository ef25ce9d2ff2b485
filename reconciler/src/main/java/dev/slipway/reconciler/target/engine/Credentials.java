package dev.slipway.reconciler.target.engine;

import java.nio.file.Path;

/// Who we are to a registry.
///
/// @param password file that holds it, one line
public record Credentials(String user, Path password) {}
