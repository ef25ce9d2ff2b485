package dev.slipway.reconciler.breaking.planning;

import org.slf4j.Logger;

/// Breaks: the pure core writes no log.
record WritesALog(Logger logger) {}
