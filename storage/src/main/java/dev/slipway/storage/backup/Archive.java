package dev.slipway.storage.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// A backup's file, opened to be read. Whose manifest cannot be read is none; what the manifest
/// says holds only after [#check].
final class Archive implements AutoCloseable {
  static final String MANIFEST = "manifest.json";

  private static final int LONGEST_MANIFEST = 1 << 20;
  private static final int AT_ONCE = 1 << 16;
  private static final String TAKE_ANOTHER = ": take another backup";

  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private Archive(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /// @throws BackupException when it is no backup, or of a format that this version does not know
  static Archive open(Path file) throws BackupException {
    ZipFile zip = zip(file);
    try {
      return new Archive(file, zip, manifest(file, zip));
    } catch (BackupException e) {
      closeQuietly(zip, e);
      throw e;
    }
  }

  private static void closeQuietly(ZipFile zip, BackupException failure) {
    try {
      zip.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static ZipFile zip(Path file) throws BackupException {
    try {
      if (Files.size(file) == 0) {
        throw new BackupException(file + " is empty" + TAKE_ANOTHER);
      }
      return new ZipFile(file.toFile());
    } catch (NoSuchFileException e) {
      throw new BackupException("there is no file " + file, e);
    } catch (ZipException e) {
      throw new BackupException(
          "%s is no backup, or was cut off or altered: %s%s"
              .formatted(file, e.getMessage(), TAKE_ANOTHER),
          e);
    } catch (IOException e) {
      throw new BackupException("cannot read the backup " + file + ": " + e.getMessage(), e);
    }
  }

  private static Manifest manifest(Path file, ZipFile zip) throws BackupException {
    ZipEntry entry = zip.getEntry(MANIFEST);
    if (entry == null) {
      throw new BackupException(
          "%s is no backup of Slipway: it has no %s%s".formatted(file, MANIFEST, TAKE_ANOTHER));
    }
    try (InputStream in = zip.getInputStream(entry)) {
      Manifest manifest = Manifest.of(in.readNBytes(LONGEST_MANIFEST));
      if (manifest.format() != Manifest.FORMAT) {
        throw new BackupException(
            "%s has the format %d, and this version reads %d: use the version that made it"
                .formatted(file, manifest.format(), Manifest.FORMAT));
      }
      return manifest;
    } catch (IOException e) {
      throw new BackupException(
          "%s is no backup of Slipway, or was altered: its %s cannot be read%s"
              .formatted(file, MANIFEST, TAKE_ANOTHER),
          e);
    }
  }

  Path file() {
    return file;
  }

  Manifest manifest() {
    return manifest;
  }

  /// Whether every part is what the manifest says.
  ///
  /// @throws BackupException when one is not
  void check() throws BackupException {
    for (Manifest.Part part : manifest.parts()) {
      check(part);
    }
  }

  private void check(Manifest.Part part) throws BackupException {
    long rows = 0;
    String sha256;
    try (DigestInputStream in = new DigestInputStream(part(part), ArchiveWriter.sha256())) {
      byte[] bytes = new byte[AT_ONCE];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        for (int i = 0; i < read; i++) {
          rows += bytes[i] == '\n' ? 1 : 0;
        }
      }
      sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw altered(part, e.getMessage());
    }
    if (!sha256.equals(part.sha256())) {
      throw altered(part, "its SHA-256 is another than the manifest says");
    }
    if (rows != part.rows()) {
      throw altered(part, "it has %d rows, not %d".formatted(rows, part.rows()));
    }
  }

  /// A part's lines.
  InputStream part(Manifest.Part part) throws IOException {
    ZipEntry entry = zip.getEntry(part.entry());
    if (entry == null) {
      throw new IOException("it is missing");
    }
    return zip.getInputStream(entry);
  }

  BackupException altered(Manifest.Part part, @Nullable String why) {
    return new BackupException(
        "%s was altered or damaged in %s: %s%s".formatted(file, part.entry(), why, TAKE_ANOTHER));
  }

  @Override
  public void close() throws BackupException {
    try {
      zip.close();
    } catch (IOException e) {
      throw new BackupException("cannot close the backup " + file + ": " + e.getMessage(), e);
    }
  }
}
