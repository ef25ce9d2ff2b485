/// The port to the reconciler, in the words of its contract.
///
/// Imports java.*, the api module and `request`. Adapter: `reconciler.client`. Start reading at
/// [Reconciler].
@NullMarked
package dev.slipway.bot.reconciler;

import org.jspecify.annotations.NullMarked;
