package dev.slipway.reconciler.breaking.trace;

import java.nio.file.Path;

/// Breaks: traces are read off what is recorded, and nothing else.
record ReadsAFile(Path path) {}
