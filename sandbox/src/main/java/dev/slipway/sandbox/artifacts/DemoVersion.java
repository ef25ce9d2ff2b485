package dev.slipway.sandbox.artifacts;

import dev.slipway.environments.language.Version;

/// A version that can be shipped in the demo.
///
/// @param behaviour as [dev.slipway.sandbox.service.Behaviour#parse] reads it
/// @param story what happens to whoever ships it, for people
public record DemoVersion(Version version, String behaviour, String story) {
  static DemoVersion of(String version, String behaviour, String story) {
    return new DemoVersion(new Version(version), behaviour, story);
  }
}
