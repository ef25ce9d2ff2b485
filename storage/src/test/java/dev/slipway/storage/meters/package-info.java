/// How backups are measured, beside the document.
@NullMarked
package dev.slipway.storage.meters;

import org.jspecify.annotations.NullMarked;
