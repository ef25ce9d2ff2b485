/// Counts and measurements in, a verdict out.
///
/// Pure: imports java.*, the language and `delivery`. Start reading at [Analysis].
@NullMarked
package dev.slipway.reconciler.analysis;

import org.jspecify.annotations.NullMarked;
