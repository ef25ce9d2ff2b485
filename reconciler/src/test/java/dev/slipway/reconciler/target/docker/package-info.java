/// Tests of the Docker target, with a real engine wherever one can make what is tested. [Fixture]
/// says how images come to it.
@NullMarked
package dev.slipway.reconciler.target.docker;

import org.jspecify.annotations.NullMarked;
