package dev.slipway.reconciler.breaking.rollout;

import java.net.http.HttpClient;

/// Breaks: the pure core does no I/O.
record CallsTheNetwork(HttpClient client) {}
