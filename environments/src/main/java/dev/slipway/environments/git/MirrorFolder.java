package dev.slipway.environments.git;

import dev.slipway.environments.git.GitException.Kind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a bare repository of our own lies. It may be thrown away at any time.
record MirrorFolder(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(MirrorFolder.class);

  /// The one that is there, else an empty one.
  Repository open() throws GitException {
    try {
      return openOrCreate();
    } catch (IOException e) {
      throw new GitException(
          Kind.MISCONFIGURED,
          "the mirror's folder " + path + " cannot be used: " + e.getMessage(),
          e);
    }
  }

  /// An empty one instead of one that is corrupted, which is closed.
  Repository renew() throws GitException {
    try {
      delete(path);
      return openOrCreate();
    } catch (IOException e) {
      throw new GitException(
          Kind.CORRUPT, "the corrupted mirror in " + path + " cannot be replaced", e);
    }
  }

  private Repository openOrCreate() throws IOException {
    Files.createDirectories(path.resolveSibling("."));
    if (Files.isDirectory(path)) {
      try {
        Repository found =
            new FileRepositoryBuilder()
                .setGitDir(path.toFile())
                .setBare()
                .setMustExist(true)
                .build();
        if (Files.isDirectory(path.resolve("objects"))) {
          return found;
        }
        found.close();
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("the mirror in {} cannot be opened and is made anew: {}", path, e.getMessage());
      }
      delete(path);
    }
    return create();
  }

  private Repository create() throws IOException {
    Repository made = new FileRepositoryBuilder().setGitDir(path.toFile()).setBare().build();
    made.create(true);
    StoredConfig config = made.getConfig();
    config.setInt("gc", null, "auto", 0);
    config.setString("gc", null, "prunePackExpire", "now");
    config.setString("http", null, "followRedirects", "initial");
    config.save();
    return made;
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          // A lock of JGit's own may go by itself.
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
