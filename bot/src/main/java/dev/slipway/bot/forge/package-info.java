/// The port to the forge where pull requests of the environments repository are opened, watched and
/// closed: GitHub, GitLab or Gitea.
///
/// Imports java.* and `request`. Adapter: `forge.rest`. Start reading at [Forge].
@NullMarked
package dev.slipway.bot.forge;

import org.jspecify.annotations.NullMarked;
