/// The API over HTTP: state, event feed, operations, Git webhooks, health.
///
/// Controllers are thin; [Statuses], [RolloutStatuses] and [EventContents] say the reconciler's
/// state in the contract's words. Bodies are read and written by the contract's own JSON. Imports
/// the loop and what is below it, the contract and Micronaut. Start reading at [StatusController].
@NullMarked
package dev.slipway.reconciler.http;

import org.jspecify.annotations.NullMarked;
