/// What is measured elsewhere, for criteria that ask a provider: the port [Metrics], its fake in
/// `memory` and its adapter in `prometheus`.
///
/// Imports the vocabulary only.
@NullMarked
package dev.slipway.reconciler.metrics;

import org.jspecify.annotations.NullMarked;
