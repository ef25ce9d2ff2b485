package dev.slipway.telemetry.otlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Headers for the collector, a line each: `Authorization: Bearer ...`. Read before each sending,
/// so that a token that changes needs no restart; never logged.
record HeaderFile(Path path) {
  private static final int MAX_BYTES = 16_384;
  private static final Pattern LINE = Pattern.compile("([A-Za-z0-9-]+):[ \\t]*(\\p{Print}+)");

  /// @throws IOException with one sentence that names the file and the line, and repeats nothing of
  ///   it
  Map<String, String> read() throws IOException {
    if (Files.size(path) > MAX_BYTES) {
      throw new IOException(path + " holds more than 16 KiB, and should hold a few headers");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(path)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Matcher form = LINE.matcher(line.strip());
      if (!form.matches()) {
        throw new IOException(path + ":" + number + ": expected \"NAME: VALUE\"");
      }
      headers.put(form.group(1), form.group(2).strip());
    }
    return headers;
  }
}
