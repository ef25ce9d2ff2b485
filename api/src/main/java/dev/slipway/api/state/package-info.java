/// What the reconciler says of environments, services, rollouts and versions. Plain data, imports
/// java.* only.
///
/// Times are ISO 8601 in UTC, durations ISO 8601 (`PT5M`), weights whole percent of traffic. What
/// is absent is left out of the JSON. Start reading at [ServiceStatus] and [RolloutStatus].
@NullMarked
package dev.slipway.api.state;

import org.jspecify.annotations.NullMarked;
