/// Tests of secrets in files.
@NullMarked
package dev.slipway.reconciler.secrets.folder;

import org.jspecify.annotations.NullMarked;
