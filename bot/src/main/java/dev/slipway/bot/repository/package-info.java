/// The port to the environments repository: who there is, what the rules are, and how a request
/// becomes a commit.
///
/// Imports java.*, `environments.language` and `request`. Adapter: `repository.jgit`. Start reading
/// at [EnvironmentsRepository].
@NullMarked
package dev.slipway.bot.repository;

import org.jspecify.annotations.NullMarked;
