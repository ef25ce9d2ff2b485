/// The journal's contract, run by every journal. Start reading at [JournalContract].
@NullMarked
package dev.slipway.reconciler.journal;

import org.jspecify.annotations.NullMarked;
