package dev.slipway.reconciler.target.process;

import dev.slipway.environments.language.Digest;
import dev.slipway.reconciler.target.instances.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The content of a folder, and its one canonical digest.
///
/// The digest is the SHA-256 of the line `slipway-tree-1` and one line for each thing in the tree,
/// ordered by its path's UTF-8 bytes (unsigned):
///
///     TYPE CONTENT LENGTH:PATH
///
/// TYPE is `d` folder, `f` file, `x` file that its owner may execute, `l` symbolic link; CONTENT
/// the hexadecimal SHA-256 of the file's bytes, of the link's text, or of nothing; PATH relative,
/// with `/`; LENGTH that of PATH in bytes. Owners, times and other permissions are no content. A
/// link that is absolute or leads out of the tree is refused, and so is what is no file, folder or
/// link.
final class ArtifactTree {
  private final List<Entry> entries;

  /// @param attributes what changes when the content does: size, times, inode
  record Entry(Path file, Path relative, char type, String attributes, Instant changedAt) {
    byte[] path() {
      return relative.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  private ArtifactTree(List<Entry> entries) {
    this.entries = entries;
  }

  /// Lists a folder without reading its files.
  static ArtifactTree list(Path root) throws IOException, RefusedException {
    List<Entry> entries = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (!folder.equals(root)) {
              entries.add(entry(root, folder));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            entries.add(entry(root, file));
            return FileVisitResult.CONTINUE;
          }
        });
    entries.sort((one, other) -> Arrays.compareUnsigned(one.path(), other.path()));
    for (Entry entry : entries) {
      requireAllowed(root, entry);
    }
    return new ArtifactTree(List.copyOf(entries));
  }

  List<Entry> entries() {
    return entries;
  }

  /// Equal while nothing in the tree was changed.
  String fingerprint() {
    MessageDigest hash = sha256();
    for (Entry entry : entries) {
      hash.update((entry.relative() + "\0" + entry.attributes()).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  /// When the tree was changed last, as far as the file system knows.
  Instant changedAt() {
    return entries.stream().map(Entry::changedAt).max(Instant::compareTo).orElse(Instant.EPOCH);
  }

  /// Reads every file.
  Digest digest() throws IOException {
    MessageDigest hash = sha256();
    hash.update("slipway-tree-1\n".getBytes(StandardCharsets.UTF_8));
    for (Entry entry : entries) {
      String head = entry.type() + " " + content(entry) + " " + entry.path().length + ":";
      hash.update(head.getBytes(StandardCharsets.UTF_8));
      hash.update(entry.path());
      hash.update((byte) '\n');
    }
    return new Digest("sha256:" + HexFormat.of().formatHex(hash.digest()));
  }

  private static String content(Entry entry) throws IOException {
    MessageDigest hash = sha256();
    switch (entry.type()) {
      case 'l' ->
          hash.update(
              Files.readSymbolicLink(entry.file()).toString().getBytes(StandardCharsets.UTF_8));
      case 'f', 'x' -> {
        try (InputStream in = new DigestInputStream(Files.newInputStream(entry.file()), hash)) {
          in.transferTo(java.io.OutputStream.nullOutputStream());
        }
      }
      default -> {
        // A folder is its name.
      }
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  private static Entry entry(Path root, Path file) throws IOException {
    Map<String, Object> unix =
        Files.readAttributes(
            file, "unix:mode,size,ino,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
    int mode = (Integer) unix.getOrDefault("mode", 0);
    Instant changed =
        ((FileTime) unix.getOrDefault("ctime", FileTime.from(Instant.EPOCH))).toInstant();
    return new Entry(file, root.relativize(file), type(mode), unix.toString(), changed);
  }

  private static char type(int mode) {
    return switch (mode & 0170000) {
      case 0040000 -> 'd';
      case 0120000 -> 'l';
      case 0100000 -> (mode & 0100) != 0 ? 'x' : 'f';
      default -> '?';
    };
  }

  private static void requireAllowed(Path root, Entry entry) throws IOException, RefusedException {
    if (entry.type() == '?') {
      throw new RefusedException(entry.file() + " is neither file nor folder nor link");
    }
    if (entry.type() == 'l') {
      Path text = Files.readSymbolicLink(entry.file());
      Path leadsTo = entry.file().resolveSibling(text).normalize();
      if (text.isAbsolute() || !leadsTo.startsWith(root)) {
        throw new RefusedException(
            "the link " + entry.file() + " leads out of the artifact, to " + text);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
