package dev.slipway.environments.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/// A repository of one commit in a temporary folder, deleted with it when it is closed: for the run
/// of a service that an AOT cache is made of.
public final class MomentaryRepository implements AutoCloseable {
  private final Path folder;

  private MomentaryRepository(Path folder) {
    this.folder = folder;
  }

  /// @param files what is committed to `main`, by path
  public static MomentaryRepository of(Map<String, String> files) throws IOException {
    MomentaryRepository repository =
        new MomentaryRepository(Files.createTempDirectory("slipway-train-"));
    try {
      repository.commit(files);
      return repository;
    } catch (IOException e) {
      repository.close();
      throw e;
    }
  }

  /// Where to put everything else of the moment.
  public Path folder() {
    return folder;
  }

  /// What a service's configuration names.
  public Path url() {
    return folder.resolve("environments");
  }

  private void commit(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = url().resolve(file.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, file.getValue());
    }
    try (Git git = Git.init().setDirectory(url().toFile()).setInitialBranch("main").call()) {
      var _ = git.add().addFilepattern(".").call();
      var _ =
          git.commit()
              .setMessage("Train")
              .setAuthor("Slipway", "slipway@localhost")
              .setCommitter("Slipway", "slipway@localhost")
              .setSign(false)
              .call();
    } catch (GitAPIException e) {
      throw new IOException("the training's repository cannot be made: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.deleteIfExists(file);
    }
  }
}
