/// Processes that outlive the reconciler: neither its death nor Ctrl-C in its terminal ends them.
///
/// Imports java.* only; adapters use it. Start reading at [DetachedProcess].
@NullMarked
package dev.slipway.reconciler.detached;

import org.jspecify.annotations.NullMarked;
