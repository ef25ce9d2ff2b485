/// Placeholder.
@NullMarked
package dev.slipway.reconciler;

import org.jspecify.annotations.NullMarked;
