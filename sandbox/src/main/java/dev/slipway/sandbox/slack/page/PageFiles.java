package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.http.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The page's own files, from the resources beside this class.
final class PageFiles {
  /// No slash and no second dot: nothing else on the class path can be named.
  private static final Pattern NAME = Pattern.compile("[a-z-]{1,40}\\.(html|css|js|svg)");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private PageFiles() {}

  static Answer answer(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return missing();
    }
    try (InputStream file = PageFiles.class.getResourceAsStream(name)) {
      if (file == null) {
        return missing();
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      String type = TYPES.getOrDefault(matcher.group(1), "text/plain");
      return new Answer.Full(200, Map.of("Content-Type", type), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Answer missing() {
    return Answer.text(404, "no such page");
  }
}
