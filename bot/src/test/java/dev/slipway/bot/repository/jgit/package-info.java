/// The repository's contract, kept by a real Git.
@NullMarked
package dev.slipway.bot.repository.jgit;

import org.jspecify.annotations.NullMarked;
