/// Images and containers of the demo for the Docker target: the sample service's versions as
/// images, made without a registry, and what of the demo runs on an engine.
///
/// Imports java.*, the language of the environments module, `sandbox.artifacts`, whose versions it
/// packs, and `sandbox.processes`. Speaks to the engine by `docker`, as a person does. Start
/// reading at [SampleImages].
@NullMarked
package dev.slipway.sandbox.images;

import org.jspecify.annotations.NullMarked;
