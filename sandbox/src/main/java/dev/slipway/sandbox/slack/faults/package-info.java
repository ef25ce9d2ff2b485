/// A Slack that misbehaves by order: refuses, fails, forgets to answer, is slow, says things twice,
/// is away.
///
/// Imports the records of `http`, `json`, the workspace's refusals, and `delivery`'s
/// [dev.slipway.sandbox.slack.delivery.Courier]. Start reading at [Faults]; [FaultControl] is the
/// same over HTTP.
@NullMarked
package dev.slipway.sandbox.slack.faults;

import org.jspecify.annotations.NullMarked;
