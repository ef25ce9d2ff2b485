package dev.slipway.reconciler.target.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.delivery.Instance;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.engine.Certificates;
import dev.slipway.reconciler.target.engine.EngineAddress;
import dev.slipway.reconciler.target.engine.PrivateEngine;
import dev.slipway.reconciler.target.engine.RealEngine;
import dev.slipway.reconciler.target.engine.ShortFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// An engine of another machine: both sides show certificates.
@Timeout(240)
@ExtendWith(RealEngine.class)
final class TlsIT {
  @TempDir(factory = ShortFolder.class)
  Path root = Path.of("set by JUnit");

  private Certificates ours;
  private Certificates strangers;
  private PrivateEngine engine;
  private Fixture fixture;
  private int port;

  @BeforeEach
  void open() throws Exception {
    ours = Certificates.of(root.resolve("tls"), "ours");
    strangers = Certificates.of(root.resolve("tls"), "strangers");
    ours.sign("engine");
    ours.sign("reconciler");
    strangers.sign("stranger");
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    engine =
        new PrivateEngine(
            root.resolve("engine"),
            List.of(
                "--host=tcp://127.0.0.1:" + port,
                "--tlsverify",
                "--tlscacert=" + ours.pem("ours"),
                "--tlscert=" + ours.pem("engine"),
                "--tlskey=" + ours.key("engine")));
    fixture = new Fixture(root, engine.address());
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
    engine.close();
  }

  @Test
  void aReleaseRunsOnAnEngineThatIsSpokenToOverTls() throws Exception {
    reach(ours.pem("ours"), ours.pem("reconciler"), ours.key("reconciler"));
    fixture.publish("frontend", Fixture.VERSION, Fixture.server(true));
    Release release = fixture.release(fixture.withPort());

    assertThat(fixture.target.start(release, 0)).isEqualTo(new Outcome.Done());

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(fixture.target.instances("staging"))
                .hasSize(1)
                .allMatch(Instance::isHealthy));
  }

  @Test
  void anEngineWithACertificateOfSomebodyElseIsNotTrusted() throws IOException {
    assertThatNobodySpeaks(
        strangers.pem("strangers"), ours.pem("reconciler"), ours.key("reconciler"));
  }

  @Test
  void whoShowsACertificateOfSomebodyElseIsNotLetIn() throws IOException {
    assertThatNobodySpeaks(ours.pem("ours"), strangers.pem("stranger"), strangers.key("stranger"));
  }

  @Test
  void aFileThatHoldsNoKeyIsNamed() {
    assertThatThrownBy(() -> reach(ours.pem("ours"), ours.pem("reconciler"), ours.pem("ours")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(ours.pem("ours") + " holds no key in PKCS #8")
        .hasMessageContaining("openssl pkcs8");
  }

  private void assertThatNobodySpeaks(Path ca, Path certificate, Path key) throws IOException {
    reach(ca, certificate, key);

    assertThatThrownBy(() -> fixture.target.instances("staging"))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("certificate");
  }

  /// From now on the target speaks so to the engine; the fixture itself clears up by the socket.
  private void reach(Path ca, Path certificate, Path key) throws IOException {
    fixture.withEngine(
        "here",
        new EngineAddress(
            URI.create("tcp://127.0.0.1:" + port),
            Optional.of(new EngineAddress.Tls(ca, certificate, key)),
            "127.0.0.1"));
  }
}
