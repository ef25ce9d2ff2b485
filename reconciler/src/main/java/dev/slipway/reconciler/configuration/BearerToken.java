package dev.slipway.reconciler.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/// The API's bearer token: a file that only its owner reads.
public final class BearerToken {
  private static final int RANDOM_BYTES = 32;
  private static final int SHORTEST = 16;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private BearerToken() {}

  /// The token of a file, which is made with a new one where it is missing. Whole or not at all: a
  /// crash leaves no half of a token.
  ///
  /// @throws IOException when it cannot be read or made, is open to others, or holds no token; the
  ///   message is one sentence and never holds the token
  public static String of(Path file) throws IOException {
    if (Files.notExists(file)) {
      make(file);
    }
    Set<PosixFilePermission> open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    open.removeAll(PosixFilePermissions.fromString("rwx------"));
    if (!open.isEmpty()) {
      throw new IOException(
          "the token file %s may be read by others; make it private: chmod 600 %s"
              .formatted(file, file));
    }
    String token = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    if (token.length() < SHORTEST || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IOException(
          "the token file %s holds no token of at least %d printable characters; delete it for a"
                  .formatted(file, SHORTEST)
              + " new one");
    }
    return token;
  }

  private static void make(Path file) throws IOException {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path absolute = file.toAbsolutePath();
    Path folder = absolute.getParent();
    if (folder == null) {
      throw new IOException("the token file " + file + " names no file");
    }
    Files.createDirectories(folder);
    Path fresh =
        Files.createTempFile(
            folder, ".token-", "", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(fresh, token + "\n");
    Files.move(fresh, absolute, StandardCopyOption.ATOMIC_MOVE);
  }
}
