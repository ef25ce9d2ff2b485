package dev.slipway.reconciler.delivery;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/// A version of a service in an environment with its resolved configuration.
///
/// The hashes cover the digest, the run specification and (only `hash`) the fingerprints of the
/// secrets' values. They do not cover the version's name, the commit, replicas, route, hooks or
/// strategy: those apply in place.
///
/// @param hash identity of the content; other content in the same environment is another release
/// @param artifactHash the same without secrets' fingerprints, which differ between environments:
///   what promotion compares
public record Release(
    ServiceKey key,
    Version version,
    Digest digest,
    RunSpec spec,
    ReleaseHash hash,
    ReleaseHash artifactHash) {

  /// @param fingerprints environment variable to the keyed fingerprint of its secret's value
  public static Release of(
      ServiceKey key,
      Version version,
      Digest digest,
      RunSpec spec,
      SortedMap<String, String> fingerprints) {
    String artifact = canonical(digest, spec);
    return new Release(
        key,
        version,
        digest,
        spec,
        sha256(
            artifact
                + "\nkey="
                + quote(key.toString())
                + "\nfingerprints="
                + canonical(fingerprints)),
        sha256(artifact));
  }

  /// `1.4.2 (3fa29c01ab)` for people.
  public String label() {
    return version + " (" + hash.brief() + ")";
  }

  private static String canonical(Digest digest, RunSpec spec) {
    StringBuilder text = new StringBuilder("slipway-release-1");
    text.append("\ndigest=").append(digest.text());
    text.append("\nimage=").append(quote(spec.image().orElse("")));
    spec.command().forEach(word -> text.append("\ncommand=").append(quote(word)));
    text.append("\nport=").append(spec.port().isPresent() ? spec.port().getAsInt() : "none");
    text.append("\nhealth=").append(spec.health().map(Record::toString).orElse("none"));
    text.append("\nresources=").append(spec.resources());
    text.append("\nsettings=").append(canonical(spec.settings()));
    text.append("\nsecrets=").append(canonical(spec.secrets()));
    return text.toString();
  }

  private static String canonical(SortedMap<String, String> map) {
    StringBuilder text = new StringBuilder();
    map.forEach((key, value) -> text.append('\n').append(quote(key)).append(quote(value)));
    return text.toString();
  }

  /// Length first, so that no two different lists of texts have the same form.
  private static String quote(String text) {
    return text.length() + ":" + text;
  }

  private static ReleaseHash sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new ReleaseHash(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
