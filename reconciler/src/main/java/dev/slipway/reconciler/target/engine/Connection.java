package dev.slipway.reconciler.target.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLContext;

/// Two clients of one engine: what streams (pulls, events) never waits for a free connection of
/// what asks. The version of the API is asked once and pinned.
///
/// Nothing is read from the environment or from the user's own Docker configuration.
///
/// @param raw for the few questions that docker-java has no command for
public record Connection(
    DockerClient calls, DockerClient streams, DockerHttpClient raw, String version)
    implements AutoCloseable {
  /// The newest version that this program was written for; engines know older ones too.
  private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
  private static final Path NO_CONFIGURATION = Path.of("/nonexistent");

  /// Asks the engine for its version.
  ///
  /// @throws IOException when a file of the certificate cannot be used, or the engine seems to
  ///   refuse it
  /// @throws RuntimeException when the engine does not answer
  public static Connection open(EngineAddress address) throws IOException {
    SSLContext tls = address.tls().isPresent() ? TlsFiles.context(address.tls().get()) : null;
    String reported;
    DockerClientConfig asking = configuration(address, RemoteApiVersion.UNKNOWN_VERSION);
    try (DockerHttpClient http = http(address, tls);
        DockerClient client = DockerClientImpl.getInstance(asking, http)) {
      reported = client.versionCmd().exec().getApiVersion();
    } catch (RuntimeException failed) {
      if (address.tls().isPresent() && wasClosed(failed)) {
        throw new IOException(
            "the connection was closed: does the engine know who signed the certificate "
                + address.tls().get().certificate()
                + "?",
            failed);
      }
      throw failed;
    }
    RemoteApiVersion engine = RemoteApiVersion.parseConfig(reported);
    RemoteApiVersion pinned = engine.isGreater(NEWEST) ? NEWEST : engine;
    DockerClientConfig configuration = configuration(address, pinned);
    DockerHttpClient raw = http(address, tls);
    return new Connection(
        DockerClientImpl.getInstance(configuration, raw),
        DockerClientImpl.getInstance(configuration, http(address, tls)),
        raw,
        pinned.getVersion());
  }

  /// Who is refused by his certificate may find the connection closed before he is told so.
  private static boolean wasClosed(Throwable failed) {
    for (Throwable each = failed; each != null; each = each.getCause()) {
      if (each instanceof SocketException && !(each instanceof ConnectException)) {
        return true;
      }
    }
    return false;
  }

  private static DockerClientConfig configuration(EngineAddress address, RemoteApiVersion version) {
    return new DefaultDockerClientConfig.Builder()
        .withProperties(new Properties())
        .withDockerHost(address.url().toString())
        .withDockerTlsVerify(false)
        .withDockerConfig(NO_CONFIGURATION.toString())
        .withApiVersion(version)
        .build();
  }

  private static DockerHttpClient http(
      EngineAddress address, @org.jspecify.annotations.Nullable SSLContext tls) {
    ZerodepDockerHttpClient.Builder builder =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(address.url())
            .connectionTimeout(CONNECT_WITHIN);
    if (tls != null) {
      builder.sslConfig(() -> tls);
    }
    return builder.build();
  }

  @Override
  public void close() {
    try {
      calls.close();
      streams.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
