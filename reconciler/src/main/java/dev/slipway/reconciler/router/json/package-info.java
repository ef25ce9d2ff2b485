/// Route plans and counts as JSON, for adapters that keep them on disk or send them to a process of
/// their own: a part that routers share, no adapter.
///
/// Imports the port, the vocabulary and Jackson. Start reading at [PlanJson].
@NullMarked
package dev.slipway.reconciler.router.json;

import org.jspecify.annotations.NullMarked;
