/// Speaks to a reconciler over HTTP. The only package that imports java.net.http.
///
/// Start reading at [ReconcilerClient].
@NullMarked
package dev.slipway.api.client;

import org.jspecify.annotations.NullMarked;
