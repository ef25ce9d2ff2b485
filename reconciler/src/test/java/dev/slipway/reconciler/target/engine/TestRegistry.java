package dev.slipway.reconciler.target.engine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// A registry on loopback with images of one layer: busybox, alone in an otherwise empty root. It
/// keeps them in memory and hands them out by the registry's protocol, as much of it as an engine
/// uses to pull.
public final class TestRegistry implements AutoCloseable {
  private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
  private static final Pattern PLACE =
      Pattern.compile("/v2/(?<name>.+)/(?<kind>manifests|blobs|tags)/(?<what>[^/]+)");

  private final HttpServer server;
  private final PlainFront front;
  private final byte[] layer;
  private final String layerId;
  private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();
  private final Map<String, String> tags = new ConcurrentHashMap<>();
  private volatile String wantedLogin = "";
  private volatile boolean broken;

  public TestRegistry() throws IOException {
    byte[] tar = busyboxTree();
    layerId = sha256(tar);
    layer = gzip(tar);
    blobs.put(sha256(layer), layer);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    front = new PlainFront(server.getAddress());
  }

  /// What images of a service are named by.
  public String image(String service) {
    return "127.0.0.1:%d/%s".formatted(front.port(), service);
  }

  /// By which credentials are found.
  public String host() {
    return "127.0.0.1:" + front.port();
  }

  /// Names an image; again with another command is a tag that moves.
  ///
  /// @return its digest
  public String publish(String service, String tag, List<String> command) {
    byte[] config =
        """
        {"architecture":"amd64","os":"linux","config":{"Cmd":[%s],"Env":["PATH=/bin"]},\
        "rootfs":{"type":"layers","diff_ids":["%s"]},"history":[]}\
        """
            .formatted(
                command.stream()
                    .map(word -> "\"" + word.replace("\"", "\\\"") + "\"")
                    .collect(Collectors.joining(",")),
                layerId)
            .getBytes(StandardCharsets.UTF_8);
    blobs.put(sha256(config), config);
    byte[] manifest =
        """
        {"schemaVersion":2,"mediaType":"%s",\
        "config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":%d,"digest":"%s"},\
        "layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":%d,"digest":"%s"}]}\
        """
            .formatted(MANIFEST, config.length, sha256(config), layer.length, sha256(layer))
            .getBytes(StandardCharsets.UTF_8);
    String digest = sha256(manifest);
    blobs.put(digest, manifest);
    tags.put(service + ":" + tag, digest);
    return digest;
  }

  /// As a registry's own tidying does with what no tag leads to.
  public void forget(String digest) {
    blobs.remove(digest);
    tags.values().removeIf(digest::equals);
  }

  public void want(String user, String password) {
    wantedLogin =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  public void breakDown() {
    broken = true;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String login = exchange.getRequestHeaders().getFirst("Authorization");
    String path = exchange.getRequestURI().getPath();
    Matcher place = PLACE.matcher(path);
    if (broken) {
      send(exchange, 503, "text/plain", "out of order".getBytes(StandardCharsets.UTF_8));
    } else if (!wantedLogin.isEmpty() && !wantedLogin.equals(login)) {
      exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
      send(exchange, 401, "application/json", error("UNAUTHORIZED", "authentication required"));
    } else if (path.equals("/v2/")) {
      send(exchange, 200, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
    } else if (!place.matches()) {
      send(exchange, 404, "application/json", error("NAME_UNKNOWN", "repository name not known"));
    } else if (place.group("kind").equals("tags")) {
      sendTags(exchange, place.group("name"));
    } else {
      sendBlob(exchange, place);
    }
  }

  private void sendTags(HttpExchange exchange, String service) throws IOException {
    List<String> found =
        tags.keySet().stream()
            .filter(tag -> tag.startsWith(service + ":"))
            .map(tag -> "\"" + tag.substring(service.length() + 1) + "\"")
            .sorted()
            .toList();
    if (found.isEmpty()) {
      send(exchange, 404, "application/json", error("NAME_UNKNOWN", "repository name not known"));
      return;
    }
    String json = "{\"name\":\"%s\",\"tags\":[%s]}".formatted(service, String.join(",", found));
    send(exchange, 200, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private void sendBlob(HttpExchange exchange, Matcher place) throws IOException {
    String what = place.group("what");
    String digest =
        what.startsWith("sha256:") ? what : tags.getOrDefault(place.group("name") + ":" + what, "");
    byte[] blob = blobs.get(digest);
    boolean isManifest = place.group("kind").equals("manifests");
    if (blob == null) {
      send(exchange, 404, "application/json", error("MANIFEST_UNKNOWN", "manifest unknown"));
      return;
    }
    exchange.getResponseHeaders().add("Docker-Content-Digest", digest);
    send(exchange, 200, isManifest ? MANIFEST : "application/octet-stream", blob);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("Docker-Distribution-Api-Version", "registry/2.0");
    exchange.getResponseHeaders().add("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().add("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static byte[] error(String code, String message) {
    return "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}"
        .formatted(code, message)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] busyboxTree() throws IOException {
    byte[] busybox = Files.readAllBytes(Path.of("/bin/busybox"));
    // The folder too: some storage drivers make those that are not named unreadable.
    return new TarArchive()
        .add("bin/", 0755, new byte[0])
        .add("bin/busybox", 0755, busybox)
        .bytes();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    front.close();
    server.stop(0);
  }
}
