package dev.slipway.reconciler.target.process;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.target.instances.RefusedException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Artifacts as the operator puts them (`ARTIFACTS/SERVICE/VERSION`), and read-only copies by
/// digest of those that were started (`RELEASES/sha256-HEX`). Instances run from the copies, so
/// that what happens to the operator's folder afterwards does not reach a baseline.
final class ReleaseStore {
  private static final String INCOMING = "incoming-";

  /// A tree changed this recently may be changed again without a sign: its digest is not kept.
  private static final Duration SETTLED = Duration.ofSeconds(1);

  private record Known(String fingerprint, Digest digest) {}

  private final Path artifacts;
  private final Path releases;
  private final InstantSource clock;
  private final Map<Path, Known> known = new ConcurrentHashMap<>();
  private final Set<Digest> verified = new HashSet<>();

  ReleaseStore(Path artifacts, Path releases, InstantSource clock) {
    this.artifacts = artifacts;
    this.releases = releases;
    this.clock = clock;
  }

  /// The service's folders that are named like versions, the last written first.
  List<Version> versions(String service) throws IOException {
    Path folder = artifacts.resolve(service);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    Map<Version, FileTime> written = new HashMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (Version.isValid(name)) {
          written.put(new Version(name), Files.getLastModifiedTime(entry));
        }
      }
    }
    return written.entrySet().stream()
        .sorted(
            Map.Entry.<Version, FileTime>comparingByValue()
                .reversed()
                .thenComparing(entry -> entry.getKey().text(), Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The digest of a version as its folder is now.
  ///
  /// @throws RefusedException when there is no such artifact, or one that is not allowed
  /// @throws IOException when the folder of artifacts cannot be read, or is being written
  Digest resolve(String service, Version version) throws IOException, RefusedException {
    Path folder = locate(service, version);
    ArtifactTree tree = ArtifactTree.list(folder);
    String fingerprint = tree.fingerprint();
    Known before = known.get(folder);
    if (before != null && before.fingerprint().equals(fingerprint)) {
      return before.digest();
    }
    boolean settled = tree.changedAt().isBefore(clock.instant().minus(SETTLED));
    Digest digest = tree.digest();
    if (!ArtifactTree.list(folder).fingerprint().equals(fingerprint)) {
      throw new IOException(folder + " is being written: put artifacts in place by a rename");
    }
    if (settled) {
      known.put(folder, new Known(fingerprint, digest));
    }
    return digest;
  }

  /// The read-only copy of a release's artifact, made where there is none yet.
  ///
  /// @throws RefusedException when the artifact is gone or is not what the release wants any more
  synchronized Path take(String service, Version version, Digest digest)
      throws IOException, RefusedException {
    Path copy = releases.resolve(digest.text().replace(':', '-'));
    if (verified.contains(digest) && Files.isDirectory(copy)) {
      return copy;
    }
    if (Files.isDirectory(copy)) {
      // Once in a reconciler's life: a crash of the machine may have torn it.
      if (ArtifactTree.list(copy).digest().equals(digest)) {
        verified.add(digest);
        return copy;
      }
      Files.move(copy, releases.resolve(INCOMING + UUID.randomUUID()));
    }
    copyChecked(locate(service, version), copy, version, digest);
    verified.add(digest);
    return copy;
  }

  /// Deletes copies that are not wanted any more, and what a crash left half made.
  ///
  /// @return how many were deleted
  synchronized int collect(Set<Digest> keep) throws IOException {
    Set<String> kept = new HashSet<>();
    keep.forEach(digest -> kept.add(digest.text().replace(':', '-')));
    List<Path> unwanted = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(releases)) {
      for (Path folder : folders) {
        if (!kept.contains(folder.getFileName().toString())) {
          unwanted.add(folder);
        }
      }
    }
    verified.retainAll(keep);
    for (Path folder : unwanted) {
      delete(folder);
    }
    return unwanted.size();
  }

  private Path locate(String service, Version version) throws IOException, RefusedException {
    Path root = artifacts.toRealPath();
    Path folder = root.resolve(service).resolve(version.text()).normalize();
    if (!folder.startsWith(root) || folder.getNameCount() != root.getNameCount() + 2) {
      throw new RefusedException(folder + " is not a folder for artifacts");
    }
    Path real;
    try {
      real = folder.toRealPath();
    } catch (NoSuchFileException missing) {
      throw new RefusedException(
          "there is no artifact "
              + artifacts.relativize(artifacts.resolve(service).resolve(version.text()))
              + " in "
              + artifacts);
    }
    if (!real.startsWith(root)) {
      throw new RefusedException(folder + " leads out of " + root);
    }
    if (!Files.isDirectory(real)) {
      throw new RefusedException(folder + " is not a folder");
    }
    return real;
  }

  private void copyChecked(Path source, Path copy, Version version, Digest digest)
      throws IOException, RefusedException {
    Path incoming = releases.resolve(INCOMING + UUID.randomUUID());
    try {
      Files.createDirectory(incoming);
      for (ArtifactTree.Entry entry : ArtifactTree.list(source).entries()) {
        Path to = incoming.resolve(entry.relative());
        if (entry.type() == 'd') {
          Files.createDirectory(to);
        } else if (entry.type() == 'l') {
          Files.createSymbolicLink(to, Files.readSymbolicLink(entry.file()));
        } else {
          Files.copy(entry.file(), to);
          permit(to, entry.type() == 'x' ? "r-xr-xr-x" : "r--r--r--");
        }
      }
      ArtifactTree copied = ArtifactTree.list(incoming);
      Digest found = copied.digest();
      if (!found.equals(digest)) {
        throw new RefusedException(
            "the artifact of " + version + " is now " + found + ", the release wants " + digest);
      }
      for (ArtifactTree.Entry entry : copied.entries()) {
        if (entry.type() == 'd') {
          permit(entry.file(), "r-xr-xr-x");
        }
      }
      permit(incoming, "r-xr-xr-x");
      Files.move(incoming, copy, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(incoming);
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes)
              throws IOException {
            permit(inner, "rwxr-xr-x");
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path inner, @org.jspecify.annotations.Nullable IOException failure)
              throws IOException {
            Files.delete(inner);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
