/// Breaks the rules of the architecture, to prove that they bite.
@NullMarked
package dev.slipway.environments.archfixture.stray;

import org.jspecify.annotations.NullMarked;
