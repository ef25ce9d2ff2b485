/// What targets on Docker engines share: [Front], the side that the port sees; [Engine], through
/// which every call goes under our own deadline; [Images], which finds what a version is and runs
/// it by digest; what a release leaves in labels ([ReleaseLabels]); and whether what runs answers
/// well ([HealthWatches]).
///
/// Imports the port, the prober, what targets share, the vocabulary and docker-java. No adapter:
/// those for single engines (`docker`) and for swarms of them (`swarm`) stand beside it.
@NullMarked
package dev.slipway.reconciler.target.engine;

import org.jspecify.annotations.NullMarked;
