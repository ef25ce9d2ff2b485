package dev.slipway.bot.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The page of documentation that is made from the code.
final class ReferenceDocument {
  private static final String HEAD =
      """
      # Configuration of the bot

      `slipway bot --config FILE`. One strict YAML file, read as the reconciler's is: a wrong key stops
      the start with its place and the allowed ones. Relative paths are relative to the file. Tokens
      and secrets are never in the file, only the paths of the files that hold them; a token that is
      replaced in its file is used from then on, without a restart. `${NAME}` and `${NAME:-DEFAULT}`
      stand for variables of the environment, as in the reconciler's file.

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
      Files.writeString(document, text);
    }
  }
}
