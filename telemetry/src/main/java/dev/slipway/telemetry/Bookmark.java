package dev.slipway.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far a journal was told.
///
/// @param resume where to begin reading, to know the spans that go on; at most `told`
/// @param told the spans that ended until there are dealt with
record Bookmark(long resume, long told) {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18})\n");

  /// @return empty where there is none, or none that makes sense
  static Optional<Bookmark> read(Path file) throws IOException {
    try {
      Matcher form = FORM.matcher(Files.readString(file));
      return form.matches()
          ? Optional.of(new Bookmark(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))))
          : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Whole or not at all. What a loss of power takes back is told twice.
  void write(Path file) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, resume + " " + told + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
