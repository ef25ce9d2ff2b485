package dev.slipway.bot.breaking.alert;

import java.nio.file.Path;

/// Breaks: decisions do no I/O.
record ReadsAFile(Path path) {}
