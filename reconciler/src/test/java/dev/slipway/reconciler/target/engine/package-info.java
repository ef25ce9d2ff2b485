/// Tests of what targets on Docker engines share, and the engines and the registry that their tests
/// use.
@NullMarked
package dev.slipway.reconciler.target.engine;

import org.jspecify.annotations.NullMarked;
