/// Tests of the process target with real processes.
@NullMarked
package dev.slipway.reconciler.target.process;

import org.jspecify.annotations.NullMarked;
