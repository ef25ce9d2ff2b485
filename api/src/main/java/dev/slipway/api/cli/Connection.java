package dev.slipway.api.cli;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.TokenSource;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say which reconciler is meant.
final class Connection {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:SLIPWAY_URL:-http://127.0.0.1:7070}",
      description = "The reconciler's address (else SLIPWAY_URL, else http://127.0.0.1:7070).")
  @SuppressWarnings("NullAway.Init")
  private URI url;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      defaultValue = "${env:SLIPWAY_TOKEN_FILE}",
      description = "The file with its token (else SLIPWAY_TOKEN_FILE, else none is sent).")
  private @Nullable Path tokenFile;

  ReconcilerClient open() {
    TokenSource tokens = tokenFile == null ? TokenSource.none() : TokenSource.file(tokenFile);
    try {
      return new ReconcilerClient(url, tokens);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--url: " + e.getMessage(), e);
    }
  }
}
