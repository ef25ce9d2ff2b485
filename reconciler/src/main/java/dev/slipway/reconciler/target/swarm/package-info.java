/// Releases as services of a Docker swarm: [SwarmTarget]. Start reading there, then at [Places],
/// which says which of Swarm's tasks is which instance.
///
/// Imports the port, what targets share (on engines and at all), the secrets' port, the vocabulary
/// and docker-java. Swarm's own record is the memory: what is in the state folder makes a restart
/// smoother, and may be lost.
@NullMarked
package dev.slipway.reconciler.target.swarm;

import org.jspecify.annotations.NullMarked;
