/// Tests of hooks, against a server of the JDK and small shell scripts.
@NullMarked
package dev.slipway.reconciler.hooks.configured;

import org.jspecify.annotations.NullMarked;
