/// Who did what and why, each entry bound to the one before it, pure: what an entry's hash is, and
/// whether a trail is whole.
///
/// Imports java.* only. The journal keeps the entries. Start reading at [AuditTrail].
@NullMarked
package dev.slipway.bot.audit;

import org.jspecify.annotations.NullMarked;
