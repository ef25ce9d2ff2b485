package dev.slipway.environments.configuration;

import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Node;
import dev.slipway.environments.yaml.Scalars;
import dev.slipway.environments.yaml.Shapes;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kinds of values in configuration files.
///
/// @param folder what relative paths are relative to
public record Types(Path folder) {
  /// Names of targets and hooks, as the environments repository uses them.
  static final Kind<String> NAME =
      Scalars.text(
          Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"),
          "a name of lower-case letters, digits and dashes");

  private static final Pattern SCP = Pattern.compile("[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^:].*");

  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  private static final Pattern DATABASE = Pattern.compile("/[A-Za-z0-9_-]+");

  public static Type<String> text() {
    return new Type<>("text", "", Scalars.text());
  }

  public static Type<List<String>> words() {
    return new Type<>(
        "list of texts",
        "",
        Shapes.list(Scalars.anyText())
            .where(words -> !words.isEmpty() && !words.getFirst().isBlank(), "a program"));
  }

  public static Type<Duration> duration(Duration min, Duration max) {
    return new Type<>(
        "duration from " + Scalars.written(min) + " to " + Scalars.written(max),
        "ms, s, m, h, d",
        Scalars.duration(min, max));
  }

  public static Type<Long> size(long min, String atLeast) {
    return new Type<>(
        "size of at least " + atLeast,
        "B, KiB, MiB, GiB, TiB",
        Scalars.size().where(bytes -> bytes >= min, "a size of at least " + atLeast));
  }

  public static Type<Integer> number(int min, int max, String unit) {
    return new Type<>("number from " + min + " to " + max, unit, Scalars.wholeNumber(min, max));
  }

  public static <E extends Enum<E>> Type<E> oneOf(Class<E> type) {
    String words =
        Stream.of(type.getEnumConstants())
            .map(each -> "`" + each.name().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
            .collect(Collectors.joining(" or "));
    return new Type<>(words, "", Scalars.oneOf(type));
  }

  public static Type<Address> address() {
    return new Type<>(
        "HOST:PORT", "", Scalars.text("an address such as 127.0.0.1:7070", Address::of));
  }

  /// On a clock of 24 hours.
  public static Type<LocalTime> timeOfDay() {
    return new Type<>("time of day", "HH:MM", Scalars.text("a time such as 09:00", Types::time));
  }

  /// By its name in the time zone database, because only that says when clocks are put forward.
  public static Type<ZoneId> zone() {
    return new Type<>(
        "time zone", "", Scalars.text("a time zone such as Europe/Berlin or UTC", Types::zone));
  }

  public static Type<Integer> port() {
    return new Type<>(
        "port from 0 to 65535, 0 takes any free one", "", Scalars.wholeNumber(0, 65_535));
  }

  public static Type<URI> webAddress() {
    return new Type<>(
        "URL",
        "",
        address("a URL that begins with http:// or https://, without user info", Types::web));
  }

  /// To which a token is sent: never over a network without TLS.
  public static Type<URI> tokenAddress() {
    return new Type<>(
        "URL",
        "",
        address(
            "a URL that begins with https:// (http:// on this machine only), without user info",
            text -> web(text).filter(RemoteAccess::mayCarryToken)));
  }

  /// A database of a PostgreSQL server.
  public static Type<URI> database() {
    return new Type<>(
        "URL",
        "",
        address(
            "postgresql://HOST:PORT/DATABASE, without user, password or parameters",
            Types::database));
  }

  public Type<Path> file() {
    return new Type<>("file", "", Scalars.text("a path", this::path));
  }

  public Type<Path> directory() {
    return new Type<>("folder", "", Scalars.text("a path", this::path));
  }

  /// A repository's address; a local path becomes absolute.
  public Type<String> repository() {
    return new Type<>(
        "URL or folder",
        "",
        address(
            "https://..., ssh://..., user@host:path or a folder, without a password",
            this::repository));
  }

  /// Where it is refused, what may hold a password is not repeated.
  private static <T> Kind<T> address(String expected, Function<String, Optional<T>> meaning) {
    return (node, problems) -> {
      if (node instanceof Node.Scalar scalar
          && scalar.text().contains("@")
          && meaning.apply(scalar.text()).isEmpty()) {
        problems.add(node.start(), "expected " + expected);
        return Optional.empty();
      }
      return Scalars.text(expected, meaning).read(node, problems);
    };
  }

  private static Optional<LocalTime> time(String text) {
    return TIME.matcher(text).matches() ? Optional.of(LocalTime.parse(text)) : Optional.empty();
  }

  private static Optional<ZoneId> zone(String text) {
    return ZoneId.getAvailableZoneIds().contains(text)
        ? Optional.of(ZoneId.of(text))
        : Optional.empty();
  }

  private Optional<String> repository(String text) {
    if (text.contains("://")) {
      return remote(text);
    }
    if (text.contains("@")) {
      return SCP.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
    return path(text).map(Path::toString);
  }

  private Optional<String> remote(String text) {
    try {
      URI uri = URI.create(text);
      String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
      boolean allowed =
          switch (String.valueOf(uri.getScheme())) {
            case "https", "http" -> user.isEmpty() && uri.getHost() != null;
            case "ssh" -> !user.contains(":") && uri.getHost() != null;
            case "file" -> uri.getPath() != null;
            default -> false;
          };
      return allowed ? Optional.of(text) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Optional<Path> path(String text) {
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(folder.resolve(text).toAbsolutePath().normalize());
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<URI> database(String text) {
    try {
      URI uri = URI.create(text);
      boolean database =
          "postgresql".equals(uri.getScheme())
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && DATABASE.matcher(uri.getRawPath()).matches();
      return database ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<URI> web(String text) {
    try {
      URI uri = URI.create(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null && uri.getRawUserInfo() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
