/// The reconciler's contract over HTTP, `/api/v1`: what it says of itself, what it can be told to
/// do, what happened.
///
/// `state`, `operation` and `event` are plain records (java.* only) with the names that the JSON
/// has; `json` reads and writes them; `client` speaks to a reconciler; `cli` is the same from a
/// shell. Readers pass over fields and event types that they do not know, so that the two sides may
/// be of different age. Start reading at [dev.slipway.api.state.ServiceStatus].
@NullMarked
package dev.slipway.api;

import org.jspecify.annotations.NullMarked;
