package dev.slipway.bot.source;

import dev.slipway.bot.message.Commits;
import java.net.URI;
import java.util.Optional;

/// Where services are developed. May be called from several threads.
@FunctionalInterface
public interface Sources {
  /// Where nothing may be read.
  Sources NONE = (_, _, _) -> Optional.empty();

  /// The commits of version `to` that version `from` has not. Blocks for two seconds at most; what
  /// took longer is there when it is asked for again.
  ///
  /// @param source as the service's file names it
  /// @return empty where it may not be read, cannot be read now, or a version has no tag
  Optional<Commits> between(URI source, String from, String to);
}
