/// The vocabulary of delivery: what is carried where, and what is seen of it.
///
/// Pure: imports java.* and the language of the environments module. Everything else in the
/// reconciler may import it; it imports none of it. Start reading at [Release] and [Instance].
@NullMarked
package dev.slipway.reconciler.delivery;

import org.jspecify.annotations.NullMarked;
