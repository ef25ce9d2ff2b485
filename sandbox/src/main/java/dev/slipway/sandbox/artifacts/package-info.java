/// Artifacts for the process target: folders with a program that behaves well or badly, by version.
///
/// Imports java.*, the language of the environments module and `sandbox.service`, whose classes it
/// copies. Start reading at [Catalogue], then [ArtifactFolder].
@NullMarked
package dev.slipway.sandbox.artifacts;

import org.jspecify.annotations.NullMarked;
