/// When the digest is due, pure.
///
/// Imports java.* only. Start reading at [DigestTime].
@NullMarked
package dev.slipway.bot.digest;

import org.jspecify.annotations.NullMarked;
