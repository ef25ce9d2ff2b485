package dev.slipway.bot.configuration;

import java.net.URI;
import java.nio.file.Path;

/// Where pull requests of the environments repository are opened.
///
/// @param url where its API is
/// @param repository as the forge names it: `acme/environments`
/// @param token file that holds its token, read for each use
public record ForgeConfiguration(Kind kind, URI url, String repository, Path token) {
  /// Which API is spoken.
  public enum Kind {
    GITHUB,
    GITLAB,
    GITEA
  }
}
