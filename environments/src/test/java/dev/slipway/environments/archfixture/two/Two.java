package dev.slipway.environments.archfixture.two;

import dev.slipway.environments.archfixture.one.One;
import java.util.List;

/// The other half.
public record Two(List<One> ones) {}
