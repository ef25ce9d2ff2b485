package dev.slipway.reconciler.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The tables in `docs/analysis.md`, each between two comments that name it.
final class DocumentedTables {
  private static final Path DOCUMENT = Path.of("..", "docs", "analysis.md");

  private DocumentedTables() {}

  /// Asked for by `-Dslipway.analysis.regenerate=true`.
  static boolean regenerating() {
    return Boolean.getBoolean("slipway.analysis.regenerate");
  }

  static String table(String name) throws IOException {
    String text = Files.readString(DOCUMENT);
    return text.substring(start(text, name), end(text, name)).strip();
  }

  /// The table as documented; written anew first when asked for.
  static String table(String name, String yielded) throws IOException {
    if (regenerating()) {
      String text = Files.readString(DOCUMENT);
      String replaced =
          text.substring(0, start(text, name)) + yielded + "\n" + text.substring(end(text, name));
      Files.writeString(DOCUMENT, replaced);
    }
    return table(name);
  }

  private static int start(String text, String name) {
    String comment = "<!-- begin " + name + " -->\n";
    return text.indexOf(comment) + comment.length();
  }

  private static int end(String text, String name) {
    return text.indexOf("<!-- end " + name + " -->");
  }
}
