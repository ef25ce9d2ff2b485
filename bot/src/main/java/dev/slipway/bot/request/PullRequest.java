package dev.slipway.bot.request;

import java.net.URI;

/// A change that was proposed at a forge; GitLab calls it a merge request.
///
/// @param number by which people name it
/// @param link as a browser opens it
public record PullRequest(long number, URI link) {
  @Override
  public String toString() {
    return "pull request " + number;
  }
}
