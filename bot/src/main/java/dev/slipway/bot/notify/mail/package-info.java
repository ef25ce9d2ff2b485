/// Notices as mail, over SMTP.
///
/// The only package that imports Jakarta Mail; beside it the port and the API's token files. Start
/// reading at [Smtp].
@NullMarked
package dev.slipway.bot.notify.mail;

import org.jspecify.annotations.NullMarked;
