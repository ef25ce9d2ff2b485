/// Placeholder.
@NullMarked
package dev.slipway.api;

import org.jspecify.annotations.NullMarked;
