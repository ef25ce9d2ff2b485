package dev.slipway.bot.breaking.check;

import java.nio.file.Path;

/// Breaks: decisions do no I/O.
record ReadsAFile(Path path) {}
