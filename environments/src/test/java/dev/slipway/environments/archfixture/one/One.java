package dev.slipway.environments.archfixture.one;

import dev.slipway.environments.archfixture.two.Two;

/// Half of a circle.
public record One(Two two) {}
