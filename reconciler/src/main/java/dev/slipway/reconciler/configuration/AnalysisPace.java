package dev.slipway.reconciler.configuration;

import java.time.Duration;

/// How often a rollout is looked at.
///
/// @param look time between two looks at the router's counts while a candidate has traffic
/// @param journal time between two records of time under analysis; a crash loses at most as much
public record AnalysisPace(Duration look, Duration journal) {}
