/// Tests of the Swarm target, with a real swarm of one node: [PrivateSwarm]. What needs more nodes
/// (one that goes down, placement) cannot be seen here.
@NullMarked
package dev.slipway.reconciler.target.swarm;

import org.jspecify.annotations.NullMarked;
