/// The port to services' sources, with a fake.
@NullMarked
package dev.slipway.bot.source;

import org.jspecify.annotations.NullMarked;
