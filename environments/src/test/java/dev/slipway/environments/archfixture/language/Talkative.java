package dev.slipway.environments.archfixture.language;

import org.slf4j.Logger;

/// A word of the language that logs.
record Talkative(Logger logger) {}
