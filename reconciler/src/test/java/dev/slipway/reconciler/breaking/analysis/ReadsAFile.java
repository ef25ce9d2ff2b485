package dev.slipway.reconciler.breaking.analysis;

import java.nio.file.Path;

/// Breaks: the pure core does no I/O.
record ReadsAFile(Path path) {}
