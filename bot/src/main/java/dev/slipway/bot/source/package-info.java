/// The port to where services are developed: what the commits between two versions are about.
///
/// Imports java.* and `message`. Adapter: `source.jgit`. Start reading at [Sources].
@NullMarked
package dev.slipway.bot.source;

import org.jspecify.annotations.NullMarked;
