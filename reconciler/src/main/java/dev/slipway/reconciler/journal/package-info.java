/// What the reconciler remembers: the port [Journal]. Adapters live in a subpackage per kind
/// (`sql`, `memory`).
///
/// Imports the vocabulary and the decisions' data; an adapter imports neither the loop nor another
/// adapter.
@NullMarked
package dev.slipway.reconciler.journal;

import org.jspecify.annotations.NullMarked;
