/// Tests of health probes.
@NullMarked
package dev.slipway.reconciler.target.probe;

import org.jspecify.annotations.NullMarked;
