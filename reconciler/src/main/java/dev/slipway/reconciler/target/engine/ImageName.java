package dev.slipway.reconciler.target.engine;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import java.util.Optional;
import java.util.regex.Pattern;

/// A repository of images, as service files name it. Pure.
///
/// @param text `registry.example.com/acme/frontend`, `acme/frontend`, `frontend`
record ImageName(String text) {
  private static final String HUB = "docker.io";
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

  /// Empty where the version cannot be a tag.
  Optional<String> tagged(Version version) {
    return TAG.matcher(version.text()).matches()
        ? Optional.of(text + ":" + version)
        : Optional.empty();
  }

  String at(Digest digest) {
    return text + "@" + digest;
  }

  /// Host and port of the registry; credentials are found by it.
  String host() {
    int slash = text.indexOf('/');
    String first = slash < 0 ? "" : text.substring(0, slash);
    boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
    return isHost ? first : HUB;
  }

  /// The name within its registry.
  String path() {
    String host = host();
    String path = text.startsWith(host + "/") ? text.substring(host.length() + 1) : text;
    return host.equals(HUB) && !path.contains("/") ? "library/" + path : path;
  }

  /// The digest of a reference `NAME@DIGEST` to this repository.
  Optional<Digest> digestIn(String reference) {
    int at = reference.indexOf('@');
    if (at < 0 || !Digest.isValid(reference.substring(at + 1))) {
      return Optional.empty();
    }
    ImageName other = new ImageName(reference.substring(0, at));
    return other.host().equals(host()) && other.path().equals(path())
        ? Optional.of(new Digest(reference.substring(at + 1)))
        : Optional.empty();
  }

  /// The tag of a reference `NAME:TAG` to this repository, where it can be a version.
  Optional<Version> versionIn(String reference) {
    int colon = reference.lastIndexOf(':');
    if (colon <= reference.lastIndexOf('/') || !Version.isValid(reference.substring(colon + 1))) {
      return Optional.empty();
    }
    ImageName other = new ImageName(reference.substring(0, colon));
    return other.host().equals(host()) && other.path().equals(path())
        ? Optional.of(new Version(reference.substring(colon + 1)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
