/// The bot's own configuration: one strict YAML file.
///
/// Each key is declared once, in [ConfigurationReader], with its kind, its default and its meaning;
/// reading and the reference in `docs/` both come from there. Start reading at
/// [ConfigurationReader].
@NullMarked
package dev.slipway.bot.configuration;

import org.jspecify.annotations.NullMarked;
