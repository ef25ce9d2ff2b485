/// Secrets' values, read where the reconciler runs: the port [Secrets] and its adapter for a folder
/// of files.
@NullMarked
package dev.slipway.reconciler.secrets;

import org.jspecify.annotations.NullMarked;
