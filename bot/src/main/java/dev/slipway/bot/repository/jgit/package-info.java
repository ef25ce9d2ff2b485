/// The environments repository in a real Git, over the environments module's Git access. Imports
/// the port, `request` and the environments module. Start reading at [JGitEnvironmentsRepository].
@NullMarked
package dev.slipway.bot.repository.jgit;

import org.jspecify.annotations.NullMarked;
