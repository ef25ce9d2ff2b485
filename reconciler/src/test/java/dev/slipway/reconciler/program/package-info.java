/// For tests of the whole: the program itself as a process of its own, with an environments
/// repository and a router that users reach.
@NullMarked
package dev.slipway.reconciler.program;

import org.jspecify.annotations.NullMarked;
