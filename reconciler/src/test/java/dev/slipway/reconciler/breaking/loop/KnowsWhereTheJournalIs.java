package dev.slipway.reconciler.breaking.loop;

import dev.slipway.storage.JournalLocation;

/// Breaks: where the journal is kept is the wiring's affair.
record KnowsWhereTheJournalIs(JournalLocation location) {}
