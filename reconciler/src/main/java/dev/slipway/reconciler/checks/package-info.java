/// Smoke tests on a candidate's instances: the port [CheckRunner] and its adapter over HTTP.
@NullMarked
package dev.slipway.reconciler.checks;

import org.jspecify.annotations.NullMarked;
