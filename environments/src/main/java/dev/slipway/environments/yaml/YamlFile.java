package dev.slipway.environments.yaml;

import java.util.Optional;

/// The way in: one file's bytes to one value.
public final class YamlFile {
  private YamlFile() {}

  /// Reads a file. Never throws for what stands in it: everything wrong is a located problem.
  ///
  /// @param file its name in messages
  public static <T> Parsed<T> read(String file, byte[] bytes, Kind<T> kind) {
    Problems problems = new Problems(file);
    Optional<Node> root = YamlReader.read(bytes, problems);
    Optional<T> value = root.flatMap(node -> kind.read(node, problems));
    return new Parsed<>(
        file, problems.count() == 0 ? value : Optional.empty(), problems.list(), root);
  }
}
