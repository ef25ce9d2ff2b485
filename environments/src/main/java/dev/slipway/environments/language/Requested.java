package dev.slipway.environments.language;

/// A chat request whose commit changed a service in an environment, as the commit's trailer
/// `Slipway-Request` names it. For people and for following it; never evidence for a gate.
///
/// @param id without whitespace
/// @param commit id of the commit that carries the trailer
/// @param version that the commit asks for
/// @param overtaken whether a newer commit asks for another version
public record Requested(String id, String commit, Version version, boolean overtaken) {
  Requested overtakenBy(Version newer) {
    return new Requested(id, commit, version, overtaken || !version.equals(newer));
  }
}
