package dev.slipway.bot.breaking.message;

import java.net.http.HttpClient;

/// Breaks: decisions do no I/O.
record CallsTheNetwork(HttpClient client) {}
