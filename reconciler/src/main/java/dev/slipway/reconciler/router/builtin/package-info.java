/// The built-in router, seen from the reconciler: a client of its process, which it starts and
/// adopts. The process itself is in `server`, what both say in `protocol`.
///
/// Imports the port, the vocabulary and `protocol`. Start reading at [BuiltinRouter].
@NullMarked
package dev.slipway.reconciler.router.builtin;

import org.jspecify.annotations.NullMarked;
