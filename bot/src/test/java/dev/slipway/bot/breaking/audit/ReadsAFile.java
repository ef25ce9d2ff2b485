package dev.slipway.bot.breaking.audit;

import java.nio.file.Path;

/// Breaks: decisions do no I/O.
record ReadsAFile(Path path) {}
