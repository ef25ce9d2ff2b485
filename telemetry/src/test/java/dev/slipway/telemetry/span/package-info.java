@NullMarked
package dev.slipway.telemetry.span;

import org.jspecify.annotations.NullMarked;
