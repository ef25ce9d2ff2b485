/// The router `haproxy`: HAProxy 2.6 or newer, steered over its master socket without a reload.
///
/// Imports the port, the vocabulary, the JSON that routers share and HdrHistogram. Pure parts:
/// [Rendering] (the files), [Steps] (what to order next), [StatTable] and [SlotCounts] (what was
/// counted). Start reading at [HaproxyRouter].
@NullMarked
package dev.slipway.reconciler.router.haproxy;

import org.jspecify.annotations.NullMarked;
