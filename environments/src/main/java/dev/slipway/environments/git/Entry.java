package dev.slipway.environments.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;

/// A file of a commit, read from Git's objects and never from a folder.
record Entry(String path, FileMode mode, ObjectId id) {
  /// What the strict parser takes at most; larger blobs are not loaded.
  private static final int LARGEST = 256 * 1024;

  private static final byte[] LFS =
      "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

  static Optional<Entry> find(ObjectReader reader, RevTree tree, String path) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(reader, path, tree)) {
      return walk == null
          ? Optional.empty()
          : Optional.of(new Entry(path, walk.getFileMode(0), walk.getObjectId(0)));
    }
  }

  /// Why it is not read; found without loading it.
  Optional<String> refusal(ObjectReader reader) throws IOException {
    if (mode.equals(FileMode.SYMLINK)) {
      return Optional.of("this is a symlink, which is not followed: put the file itself here");
    }
    if (mode.equals(FileMode.GITLINK)) {
      return Optional.of("this is a submodule, which is not read: put the file itself here");
    }
    if (!mode.equals(FileMode.REGULAR_FILE) && !mode.equals(FileMode.EXECUTABLE_FILE)) {
      return Optional.of("this is not a regular file (mode " + mode + ")");
    }
    long size = reader.getObjectSize(id, Constants.OBJ_BLOB);
    return size > LARGEST
        ? Optional.of("the file has " + size + " bytes, at most 256 KiB are read")
        : Optional.empty();
  }

  /// Only of an entry without a refusal.
  byte[] load(ObjectReader reader) throws IOException {
    ObjectLoader loader = reader.open(id, Constants.OBJ_BLOB);
    return loader.getCachedBytes(LARGEST);
  }

  /// Whether the file is only a pointer to where Git LFS keeps the content.
  static boolean isLfsPointer(byte[] bytes) {
    return bytes.length >= LFS.length
        && java.util.Arrays.equals(bytes, 0, LFS.length, LFS, 0, LFS.length);
  }
}
