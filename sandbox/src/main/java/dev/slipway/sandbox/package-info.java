/// Placeholder.
@NullMarked
package dev.slipway.sandbox;

import org.jspecify.annotations.NullMarked;
