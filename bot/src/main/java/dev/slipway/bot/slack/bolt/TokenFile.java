package dev.slipway.bot.slack.bolt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/// A secret that stands in a file and is read again when the file changes, so that it can be
/// rotated without a restart. For several threads.
public final class TokenFile {
  private final Path file;
  private Stamp stamp = new Stamp(FileTime.fromMillis(0), -1);
  private String token = "";

  private record Stamp(FileTime modified, long size) {}

  public TokenFile(Path file) {
    this.file = file;
  }

  /// What stands in the file now, without white space around it.
  ///
  /// @throws IOException naming the file, never what stands in it
  public synchronized String read() throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      Stamp now = new Stamp(attributes.lastModifiedTime(), attributes.size());
      if (!now.equals(stamp)) {
        token = Files.readString(file).strip();
        stamp = now;
      }
    } catch (IOException e) {
      throw new IOException("cannot read the token file " + file, e);
    }
    if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IOException("the token file " + file + " does not hold one token");
    }
    return token;
  }
}
