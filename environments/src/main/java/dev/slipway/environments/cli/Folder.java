package dev.slipway.environments.cli;

import dev.slipway.environments.parse.RepositoryFile;
import dev.slipway.environments.parse.RepositoryFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An environments repository in a folder. No link is followed, so nothing outside is read.
final class Folder {
  /// One more than is accepted, so that the parser says that it is too much.
  private static final int ENOUGH = 256 * 1024 + 1;

  private final List<RepositoryFile> files = new ArrayList<>();

  private Folder() {}

  /// All files that Slipway reads, parsed.
  static List<RepositoryFile> read(Path root) throws IOException {
    Folder folder = new Folder();
    folder.list(root, "");
    folder.list(root.resolve("services"), "services/");
    folder.list(root.resolve("environments"), "environments/");
    return List.copyOf(folder.files);
  }

  private void list(Path directory, String prefix) throws IOException {
    if (!prefix.isEmpty() && Files.isSymbolicLink(directory)) {
      files.add(
          RepositoryFiles.refuse(
              prefix + "link.yaml", "the folder is a symlink, which is refused"));
      return;
    }
    if (!prefix.isEmpty() && !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : paths.sorted().toList()) {
        String name = prefix + path.getFileName();
        if (RepositoryFiles.isRead(name)) {
          files.add(parse(path, name));
        }
      }
    }
  }

  private RepositoryFile parse(Path path, String name) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return RepositoryFiles.refuse(name, "symlinks are refused, put the file itself here");
    }
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return RepositoryFiles.refuse(name, "this is not a regular file");
    }
    try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      return RepositoryFiles.parse(name, in.readNBytes(ENOUGH));
    }
  }
}
