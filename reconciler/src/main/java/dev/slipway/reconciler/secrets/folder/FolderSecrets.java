package dev.slipway.reconciler.secrets.folder;

import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.secrets.Secrets;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Reads `ROOT/ENVIRONMENT/NAME`, or `ROOT/NAME` where the environment has no file of its own. A
/// file is the value, without one line break at its end. Safe for use by several threads.
///
/// Refused, as unavailable, with the file's name and never with its content: a file that others
/// than its owner may read, one that a link leads out of the root, one over 64 KiB, one that is not
/// UTF-8. A name that could lead out of the root is no secret.
///
/// Fingerprints are HMAC-SHA-256 under a key that is made on first use (`KEYFILE`, readable by its
/// owner only). Another key means other fingerprints, so keep the file with the state.
public final class FolderSecrets implements Secrets {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
  private static final int LONGEST = 64 * 1024;
  private static final int KEY_BYTES = 32;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Path root;
  private final SecretKeySpec key;
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  /// The value is left out of every text.
  private record Known(FileTime modified, FileTime changed, long size, String value) {
    @Override
    public String toString() {
      return "Known[modified=" + modified + "]";
    }
  }

  private FolderSecrets(Path root, SecretKeySpec key) {
    this.root = root;
    this.key = key;
  }

  /// @param keyFile made where it does not exist
  /// @throws IOException with one line for people: the key cannot be read or written
  public static FolderSecrets open(Path root, Path keyFile) throws IOException {
    return new FolderSecrets(
        root.toAbsolutePath().normalize(), new SecretKeySpec(key(keyFile), "HmacSHA256"));
  }

  @Override
  public Optional<String> value(String environment, String name) throws UnavailableException {
    if (!PART.matcher(environment).matches() || !isAllowed(name)) {
      return Optional.empty();
    }
    Optional<String> own = read(root.resolve(environment).resolve(name), name);
    return own.isPresent() ? own : read(root.resolve(name), name);
  }

  @Override
  public Optional<String> fingerprint(String environment, String name) throws UnavailableException {
    return value(environment, name).map(this::sign);
  }

  private static boolean isAllowed(String name) {
    for (String part : name.split("/", -1)) {
      if (!PART.matcher(part).matches()) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> read(Path file, String name) throws UnavailableException {
    try {
      Path base = root.toRealPath();
      Path real = file.toRealPath();
      if (!real.startsWith(base)) {
        throw new UnavailableException("the secret " + name + " is a link out of " + root);
      }
      if (Files.isDirectory(real)) {
        return Optional.empty();
      }
      return Optional.of(readAllowed(real, name));
    } catch (NoSuchFileException missing) {
      if (Files.isDirectory(root)) {
        return Optional.empty();
      }
      throw new UnavailableException("the folder of secrets " + root + " does not exist", missing);
    } catch (IOException failure) {
      throw new UnavailableException(
          "cannot read the secret " + name + " in " + root + ": " + kind(failure));
    }
  }

  private String readAllowed(Path file, String name) throws IOException, UnavailableException {
    Map<String, Object> unix =
        Files.readAttributes(
            file, "unix:size,lastModifiedTime,ctime,permissions", LinkOption.NOFOLLOW_LINKS);
    requirePrivate(file, name);
    FileTime modified = (FileTime) unix.getOrDefault("lastModifiedTime", FileTime.fromMillis(0));
    FileTime changed = (FileTime) unix.getOrDefault("ctime", FileTime.fromMillis(0));
    long size = (Long) unix.getOrDefault("size", 0L);
    Known before = known.get(file);
    if (before != null
        && before.size() == size
        && before.modified().equals(modified)
        && before.changed().equals(changed)) {
      return before.value();
    }
    if (size > LONGEST) {
      throw new UnavailableException("the secret " + name + " is longer than 64 KiB");
    }
    String value = withoutLineBreak(text(Files.readAllBytes(file), name));
    known.put(file, new Known(modified, changed, size, value));
    return value;
  }

  private static void requirePrivate(Path file, String name)
      throws IOException, UnavailableException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.stream().anyMatch(OTHERS::contains)) {
      throw new UnavailableException(
          "the secret "
              + name
              + " may be read or written by others ("
              + PosixFilePermissions.toString(permissions)
              + "): chmod 600 "
              + file);
    }
  }

  private static String text(byte[] bytes, String name) throws UnavailableException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notText) {
      throw new UnavailableException("the secret " + name + " is not UTF-8 text");
    }
  }

  private static String withoutLineBreak(String text) {
    if (text.endsWith("\r\n")) {
      return text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private String sign(String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static byte[] key(Path file) throws IOException {
    if (!Files.exists(file)) {
      makeKey(file.toAbsolutePath());
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != KEY_BYTES) {
      throw new IOException(file + " is not a key for fingerprints: it must hold 32 bytes");
    }
    if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      throw new IOException(file + " may be read or written by others: chmod 600 " + file);
    }
    return bytes;
  }

  /// Whole or not at all, and readable by nobody else at any time.
  private static void makeKey(Path file) throws IOException {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    @Nullable Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path draft =
        Files.createTempFile(
            folder,
            "key",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(draft, bytes);
      Files.move(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static String kind(IOException failure) {
    return failure instanceof java.nio.file.AccessDeniedException
        ? "permission denied"
        : failure.getClass().getSimpleName();
  }

  @Override
  public String toString() {
    return "FolderSecrets[" + root + "]";
  }
}
