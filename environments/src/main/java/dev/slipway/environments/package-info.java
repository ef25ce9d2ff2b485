/// Placeholder.
@NullMarked
package dev.slipway.environments;

import org.jspecify.annotations.NullMarked;
