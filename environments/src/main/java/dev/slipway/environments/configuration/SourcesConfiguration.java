package dev.slipway.environments.configuration;

import dev.slipway.environments.git.GitSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which of the addresses that services call their `source` may be read, and how. Nothing else is
/// ever connected to: the addresses stand in Git, where many may write.
///
/// @param under what an address has to begin with
/// @param from what Git is asked for instead of it: a URL or a folder
/// @param deadline of one reading
public record SourcesConfiguration(
    URI under,
    String from,
    Optional<RepositoryConfiguration.Token> token,
    Optional<RepositoryConfiguration.SshKey> ssh,
    Duration deadline) {
  private static final Pattern NAMES =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*){0,9}");

  /// How a source is read; empty where it may not be.
  ///
  /// @param source as a service's file has it
  /// @param folder where mirrors may lie
  public Optional<GitSettings> settings(URI source, Path folder) {
    String address = source.toString();
    String begin = closed(under.toString());
    if (!address.startsWith(begin)) {
      return Optional.empty();
    }
    String rest = address.substring(begin.length()).replaceFirst("/$", "");
    if (!NAMES.matcher(rest).matches()) {
      return Optional.empty();
    }
    GitSettings.Limits usual = GitSettings.Limits.USUAL;
    return Optional.of(
        GitSettings.of(
                closed(from) + rest,
                "main",
                folder.resolve(rest.replace('/', '+')),
                AccessKeys.access(token, ssh))
            .withLimits(
                new GitSettings.Limits(
                    usual.silence().compareTo(deadline) < 0 ? usual.silence() : deadline,
                    deadline,
                    1)));
  }

  /// `git@host:acme` and `https://host/acme` both go on behind a slash.
  private static String closed(String begin) {
    return begin.endsWith("/") || begin.endsWith(":") ? begin : begin + "/";
  }
}
