/// An incident's life, pure: opened, escalated until somebody has it, resolved; and who is on call
/// for it. MTTA and MTTR are read off its end.
///
/// Imports java.*, `environments.language` and nothing else of ours; no clock, no I/O. Start
/// reading at [IncidentMachine], then [IncidentState], then [Duty].
@NullMarked
package dev.slipway.bot.incident;

import org.jspecify.annotations.NullMarked;
