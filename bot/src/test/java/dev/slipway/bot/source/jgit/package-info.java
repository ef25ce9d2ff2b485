/// Services' sources in real Git repositories.
@NullMarked
package dev.slipway.bot.source.jgit;

import org.jspecify.annotations.NullMarked;
