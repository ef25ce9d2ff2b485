/// The reconciler over HTTP, through the api module's client. Imports the port, `request` and the
/// api module. Start reading at [HttpReconciler].
@NullMarked
package dev.slipway.bot.reconciler.client;

import org.jspecify.annotations.NullMarked;
