@NullMarked
package dev.slipway.telemetry.meters;

import org.jspecify.annotations.NullMarked;
