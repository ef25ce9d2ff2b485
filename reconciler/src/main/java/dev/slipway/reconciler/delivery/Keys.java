package dev.slipway.reconciler.delivery;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import java.util.Optional;

/// The keys of a release in an environment's file.
///
/// @param digest absent where the file has none
public record Keys(Version version, Optional<Digest> digest) {}
