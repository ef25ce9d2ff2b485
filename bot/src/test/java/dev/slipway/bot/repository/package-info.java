/// The environments repository in maps, and what it has in common with the real one.
@NullMarked
package dev.slipway.bot.repository;

import org.jspecify.annotations.NullMarked;
