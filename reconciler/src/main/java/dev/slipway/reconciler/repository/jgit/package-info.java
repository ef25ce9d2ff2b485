/// The environments repository in a real Git: [JGitEnvironmentsRepository] over the environments
/// module's Git access. Imports the port, the vocabulary and the environments module.
@NullMarked
package dev.slipway.reconciler.repository.jgit;

import org.jspecify.annotations.NullMarked;
