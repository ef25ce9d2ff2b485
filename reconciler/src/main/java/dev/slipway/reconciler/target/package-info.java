/// Where instances run: the port [Target]. Adapters live in a subpackage per kind (`process`,
/// `docker`, `swarm`, `memory`).
///
/// Imports the vocabulary only. An adapter imports neither the loop nor another adapter.
@NullMarked
package dev.slipway.reconciler.target;

import org.jspecify.annotations.NullMarked;
