/// The reconciler: desired state from Git onto targets and routers.
///
/// This package is the wiring: it may import everything below it; nothing imports it. Start reading
/// at `loop`.
@NullMarked
package dev.slipway.reconciler;

import org.jspecify.annotations.NullMarked;
