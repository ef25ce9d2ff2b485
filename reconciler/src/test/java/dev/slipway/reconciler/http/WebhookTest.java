package dev.slipway.reconciler.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Git servers' messages.
@SuppressWarnings("AddressSelection")
class WebhookTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String PUSH = "{\"ref\":\"refs/heads/main\",\"commits\":[{\"id\":\"1\"}]}";

  private RunningApi api;

  @BeforeEach
  void begin(@TempDir Path folder) throws IOException {
    api = new RunningApi(folder, Optional.of(SECRET));
    await().until(() -> api.fetches.get() == 1);
  }

  @AfterEach
  void end() {
    api.close();
  }

  private HttpResponse<String> github(String body, String signature) throws Exception {
    return api.send(
        api.request("/webhooks/git/github")
            .header("X-Hub-Signature-256", signature)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String hmac(String body) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  /// The example of GitHub's documentation.
  @Test
  void theSignatureOfGitHubsExampleIsRight() throws Exception {
    HttpResponse<String> answer =
        github(
            "Hello, World!",
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void aSignedPushIsFollowedByAFetch() throws Exception {
    HttpResponse<String> answer = github(PUSH, "sha256=" + hmac(PUSH));

    assertThat(answer.statusCode()).isEqualTo(200);
    await().until(() -> api.fetches.get() == 2);
  }

  @Test
  void giteaSignsWithoutAPrefixAndGitLabShowsItsToken() throws Exception {
    HttpResponse<String> gitea =
        api.send(
            api.request("/webhooks/git/gitea")
                .header("X-Gitea-Signature", hmac(PUSH))
                .POST(HttpRequest.BodyPublishers.ofString(PUSH)));
    HttpResponse<String> gitlab =
        api.send(
            api.request("/webhooks/git/gitlab")
                .header("X-Gitlab-Token", SECRET)
                .POST(HttpRequest.BodyPublishers.ofString(PUSH)));

    assertThat(gitea.statusCode()).isEqualTo(200);
    assertThat(gitlab.statusCode()).isEqualTo(200);
  }

  /// G11.
  @Test
  void aWrongSignatureIsRefusedAndNothingIsFetched() throws Exception {
    HttpResponse<String> wrong = github(PUSH, "sha256=" + hmac(PUSH + " "));
    HttpResponse<String> none =
        api.send(
            api.request("/webhooks/git/github").POST(HttpRequest.BodyPublishers.ofString(PUSH)));
    HttpResponse<String> token =
        api.send(
            api.request("/webhooks/git/gitlab")
                .header("X-Gitlab-Token", "wrong")
                .POST(HttpRequest.BodyPublishers.ofString(PUSH)));

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(token.statusCode()).isEqualTo(401);
    assertThat(api.fetches).hasValue(1);
  }

  /// G11: a hundred of the same in a second are at most two fetches.
  @Test
  void aHundredPushesInASecondAreAtMostTwoFetches() throws Exception {
    String signature = "sha256=" + hmac(PUSH);

    long began = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertThat(github(PUSH, signature).statusCode()).isEqualTo(200);
    }
    // On a slow machine the hundred take longer than a second: one more for each.
    int most = 3 + (int) Duration.ofNanos(System.nanoTime() - began).toSeconds();

    await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .until(() -> api.fetches.get() <= most);
    assertThat(api.fetches).hasValueBetween(2, most);
  }

  /// G12.
  @Test
  void pingsTagsAndOtherBranchesArePassedOver() throws Exception {
    String ping = "{\"zen\":\"Keep it logically awesome.\",\"hook_id\":1}";
    String tag = "{\"ref\":\"refs/tags/v1\"}";
    String other = "{\"repository\":{\"ref\":\"refs/heads/main\"},\"ref\":\"refs/heads/topic\"}";

    assertThat(github(ping, "sha256=" + hmac(ping)).body()).contains("\"followed\":false");
    assertThat(github(tag, "sha256=" + hmac(tag)).body()).contains("\"followed\":false");
    assertThat(github(other, "sha256=" + hmac(other)).body()).contains("\"followed\":false");
    assertThat(api.fetches).hasValue(1);
  }

  /// G12.
  @Test
  void aMalformedBodyIsRefused() throws Exception {
    assertThat(github("{\"ref\":", "sha256=" + hmac("{\"ref\":")).statusCode()).isEqualTo(400);
    assertThat(github("", "sha256=" + hmac("")).statusCode()).isEqualTo(400);
    assertThat(github("[1]", "sha256=" + hmac("[1]")).statusCode()).isEqualTo(400);
  }

  /// G12: refused by its length, before it is read.
  @Test
  void aBodyOfSixtyMegabytesIsRefusedUnread() throws Exception {
    assertThat(statusLine("Content-Length: 62914560\r\n\r\n")).startsWith("HTTP/1.1 413");
    assertThat(github(PUSH, "sha256=" + hmac(PUSH)).statusCode()).isEqualTo(200);
  }

  /// G12: refused when it grows too long.
  @Test
  void aBodyOfUnknownLengthIsRefusedWhenItGrowsTooLong() throws Exception {
    String chunk = "80000\r\n" + "x".repeat(0x80000) + "\r\n";

    assertThat(statusLine("Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk))
        .startsWith("HTTP/1.1 413");
    assertThat(github(PUSH, "sha256=" + hmac(PUSH)).statusCode()).isEqualTo(200);
  }

  private String statusLine(String rest) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", api.address().getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      String head = "POST /webhooks/git/github HTTP/1.1\r\nHost: localhost\r\n";
      out.write((head + rest).getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      byte[] line = socket.getInputStream().readNBytes(12);
      return new String(line, StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void aKindWithoutASecretIsOff(@TempDir Path folder) throws Exception {
    try (RunningApi off = new RunningApi(folder, Optional.empty())) {
      HttpResponse<String> answer =
          off.send(
              off.request("/webhooks/git/github").POST(HttpRequest.BodyPublishers.ofString(PUSH)));

      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }
}
