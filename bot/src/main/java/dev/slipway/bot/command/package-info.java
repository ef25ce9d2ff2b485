/// What people type, pure: text to a [Command], to a [Problem] with what would help, or to a
/// dialog.
///
/// Imports java.* and [dev.slipway.bot.incident]. Start reading at [CommandParser], then [Command].
@NullMarked
package dev.slipway.bot.command;

import org.jspecify.annotations.NullMarked;
