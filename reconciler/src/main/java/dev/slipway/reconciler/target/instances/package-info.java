/// What targets share about instances: how a release is written down whole beside what runs it, the
/// variables that an instance finds, one order at a time for each, and the refusal of an order.
///
/// Imports the vocabulary and the secrets' port only.
@NullMarked
package dev.slipway.reconciler.target.instances;

import org.jspecify.annotations.NullMarked;
