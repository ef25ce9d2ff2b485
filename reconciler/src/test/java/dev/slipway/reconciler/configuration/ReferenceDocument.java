package dev.slipway.reconciler.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The page of documentation that is made from the code.
final class ReferenceDocument {
  private static final String HEAD =
      """
      # Configuration of the reconciler

      `slipway reconciler --config FILE`. One strict YAML file: an unknown or repeated key, an anchor
      or a value that would have to be guessed stops the start, with file:line:column, the keys that
      are allowed, and all problems at once. Relative paths are relative to the file. Secrets are
      never in the file, only the paths of the files that hold them.

      A value may hold variables of the environment, `${NAME}`, or `${NAME:-DEFAULT}` for where one is
      missing or empty; a key whose value becomes empty counts as left out, and so does a section of
      which nothing is left; `$${` stands for `${`.

      Made from the code, like the test that holds it current: `-Ddocs.write=true` writes it anew.
      """;

  private ReferenceDocument() {}

  static String text(String example) {
    return HEAD
        + ConfigurationReader.reference()
        + "\n## Everything at once\n\n```yaml\n"
        + example
        + "```\n";
  }

  static void writeIfAsked(Path document, String text) throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(document.toAbsolutePath().normalize().getParent());
      Files.writeString(document, text);
    }
  }
}
