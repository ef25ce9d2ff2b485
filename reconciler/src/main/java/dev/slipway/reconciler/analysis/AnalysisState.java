package dev.slipway.reconciler.analysis;

/// What the analysis remembers between two looks; plain data that survives in the journal.
public record AnalysisState() {}
