/// What the reconciler can be told to do, and its answers. Plain data, imports java.* and `state`
/// only.
///
/// Every operation may be sent twice with the same idempotency key and takes effect once. Start
/// reading at [Operation].
@NullMarked
package dev.slipway.api.operation;

import org.jspecify.annotations.NullMarked;
