/// Services' sources in real Git repositories, over the environments module's Git access. Imports
/// the port, `message` and the environments module. Start reading at [MirroredSources].
@NullMarked
package dev.slipway.bot.source.jgit;

import org.jspecify.annotations.NullMarked;
