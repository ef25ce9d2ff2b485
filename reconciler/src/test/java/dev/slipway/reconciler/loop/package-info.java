/// Tests of the main loop's passes.
@NullMarked
package dev.slipway.reconciler.loop;

import org.jspecify.annotations.NullMarked;
