package dev.slipway.reconciler.router.builtin.protocol;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// The shared secret of adapter and router process: a file that its owner alone may read.
public final class TokenFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int BYTES = 32;
  private static final int SHORTEST = 16;

  private TokenFile() {}

  /// The token in a file, which is made where it is missing. May be called by several at once.
  ///
  /// @throws IOException when it can be neither read nor made, or is not fit to be trusted
  public static String readOrCreate(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    if (Files.notExists(file)) {
      Files.deleteIfExists(draft);
      Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(draft, token, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
      try {
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException _) {
        // Somebody else was first; that one's counts.
      } finally {
        Files.deleteIfExists(draft);
      }
    }
    return read(file);
  }

  /// @throws IOException when it cannot be read, others may read it, or it is too short
  public static String read(Path file) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new IOException(
          "others may read the token file " + file + ": chmod 600 " + file + ", or delete it");
    }
    String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
    if (token.length() < SHORTEST) {
      throw new IOException("the token in " + file + " has less than 16 characters: delete it");
    }
    return token;
  }
}
