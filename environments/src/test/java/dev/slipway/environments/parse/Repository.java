package dev.slipway.environments.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A repository in memory, for tests.
final class Repository {
  private final SortedMap<String, String> files = new TreeMap<>();

  /// The sample that is shipped.
  static Repository sample() {
    Repository repository = new Repository();
    Path root = Path.of("sample");
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        repository.with(root.relativize(path).toString(), Files.readString(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return repository;
  }

  Repository with(String path, String text) {
    files.put(path, text);
    return this;
  }

  Repository without(String path) {
    files.remove(path);
    return this;
  }

  Repository replacing(String path, String what, String by) {
    return with(path, text(path).replace(what, by));
  }

  String text(String path) {
    return files.getOrDefault(path, "");
  }

  Map<String, String> files() {
    return files;
  }

  Assembly assemble() {
    return Assembly.of(
        files.entrySet().stream()
            .filter(each -> RepositoryFiles.isRead(each.getKey()))
            .map(each ->
                RepositoryFiles.parse(
                    each.getKey(), each.getValue().getBytes(StandardCharsets.UTF_8)))
            .toList());
  }
}
