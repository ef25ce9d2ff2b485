@NullMarked
package dev.slipway.telemetry.otlp;

import org.jspecify.annotations.NullMarked;
