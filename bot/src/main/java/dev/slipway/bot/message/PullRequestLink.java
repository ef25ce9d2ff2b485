package dev.slipway.bot.message;

import dev.slipway.bot.request.PullRequest;

/// A pull request, to be opened from a message.
final class PullRequestLink {
  private PullRequestLink() {}

  static String of(PullRequest opened) {
    return Markup.link(opened.link(), opened.toString());
  }
}
