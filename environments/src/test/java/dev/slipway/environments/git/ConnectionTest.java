package dev.slipway.environments.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.environments.git.GitException.Kind;
import dev.slipway.environments.git.GitSettings.Limits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionTest {
  private static final Limits SHORT = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(2), 1);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://s3cret@example.com/acme/environments.git",
        "https://ada:s3cret@example.com/acme/environments.git",
        "https://:s3cret@example.com/acme/environments.git",
        "http://ada:s3cret@127.0.0.1/x",
        "ssh://git:s3cret@example.com/x",
        "https://ada:s3%63ret@exa mple.com/s3cret",
        "https://example.com/ada:s3cret@acme/x",
      })
  void userInfoInAnAddressIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> open(url, new Access.Anonymous()))
        .isInstanceOfSatisfying(
            GitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED))
        .satisfies(e -> assertThat(stackOf(e)).doesNotContain("s3cret").contains("user info"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"git://example.com/x", "ftp://example.com/x", "ssh://git@example.com/x"})
  void anAddressThatCannotWorkIsRefused(String url) {
    assertThatThrownBy(() -> open(url, new Access.Anonymous()))
        .isInstanceOfSatisfying(
            GitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED));
  }

  @Test
  void aTokenDoesNotTravelInTheClear() {
    assertThatThrownBy(() -> open("http://example.com/x", new Access.Token("x", folder)))
        .hasMessageContaining("https");
  }

  @Test
  @Timeout(20)
  void aSilentServerDoesNotHangAFetchBeyondItsDeadline() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        GitRepository repository =
            open("http://127.0.0.1:" + silent.getLocalPort() + "/x", new Access.Anonymous())) {
      long begin = System.nanoTime();

      assertThatThrownBy(repository::fetch)
          .isInstanceOfSatisfying(
              GitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  @Timeout(30)
  void aSilentSshServerDoesNotHangAFetchBeyondItsDeadline() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "none");
    Path hosts = Files.writeString(folder.resolve("hosts"), "");
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        GitRepository repository =
            open(
                "ssh://git@127.0.0.1:" + silent.getLocalPort() + "/x",
                new Access.SshKey(key, hosts))) {
      long begin = System.nanoTime();

      assertThatThrownBy(repository::fetch).isInstanceOf(GitException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  void aTokenIsSentAsAHeaderAndNeverShown() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "s3cret\n");
    List<String> headers = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          headers.add(
              exchange.getRequestURI() + " " + exchange.getRequestHeaders().get("Authorization"));
          exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"s3cret\"");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/acme";

    try (GitRepository repository =
        GitRepository.open(
            settings(url, new Access.Token("x-access-token", token)), InstantSource.system())) {
      assertThatThrownBy(repository::fetch)
          .isInstanceOfSatisfying(
              GitException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION))
          .satisfies(e -> assertThat(stackOf(e)).doesNotContain("s3cret"));
    } finally {
      server.stop(0);
    }
    String basic =
        Base64.getEncoder()
            .encodeToString(
                "x-access-token:s3cret".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(headers).anyMatch(header -> header.contains("Basic " + basic));
    assertThat(headers).noneMatch(header -> header.contains("s3cret"));
  }

  private GitRepository open(String url, Access access) throws GitException {
    return GitRepository.open(settings(url, access).withLimits(SHORT), InstantSource.system());
  }

  private GitSettings settings(String url, Access access) {
    return GitSettings.of(url, "main", folder.resolve("mirror"), access);
  }

  private static String stackOf(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      text.append(each).append('\n');
    }
    return text.toString();
  }
}
