/// A deploy request's life, pure: requested, planned, approved, committed, followed, ended.
///
/// Imports java.*, `environments.language` and nothing else of ours; no clock, no I/O. Start
/// reading at [RequestMachine], then [RequestState].
@NullMarked
package dev.slipway.bot.request;

import org.jspecify.annotations.NullMarked;
