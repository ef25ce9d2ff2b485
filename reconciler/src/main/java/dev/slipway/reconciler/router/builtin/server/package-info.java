/// The built-in router's process: users' requests to instances, steered over loopback.
///
/// Decisions ([ServiceTraffic], [Rotation], [RoutingTable], [ControlService]) know nothing of
/// Vert.x and take locks for moments only; [TrafficVerticle], [Exchange] and [Relay] live on event
/// loops and never block. The only place that imports Vert.x and HdrHistogram. Start reading at
/// [RouterServer], then [Exchange].
@NullMarked
package dev.slipway.reconciler.router.builtin.server;

import org.jspecify.annotations.NullMarked;
