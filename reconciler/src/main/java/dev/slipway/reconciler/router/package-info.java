/// What spreads requests over releases: the port [Router]. Adapters live in a subpackage per kind
/// (`builtin`, `haproxy`, `memory`).
///
/// Imports the vocabulary only. The data plane is always a process of its own.
@NullMarked
package dev.slipway.reconciler.router;

import org.jspecify.annotations.NullMarked;
