package dev.slipway.environments.configuration;

import dev.slipway.environments.yaml.Kind;

/// A kind of value and what the reference says of it.
///
/// @param name `duration from 1s to 1h`
/// @param unit `ms, s, m, h, d`; empty where there is none
public record Type<T>(String name, String unit, Kind<T> kind) {}
