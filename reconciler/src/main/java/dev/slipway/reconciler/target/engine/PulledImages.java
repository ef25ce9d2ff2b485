package dev.slipway.reconciler.target.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Which images were pulled by this target, so that no other is ever removed. Written down before
/// the pull: an entry whose image never came costs nothing.
///
///     pulled/HEX     of the entry: the engine, a space, `NAME@DIGEST`
final class PulledImages {
  private final Path folder;

  PulledImages(Path folder) {
    this.folder = folder;
  }

  record Entry(String engine, String reference) {}

  void add(Entry entry) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(file(entry), entry.engine() + " " + entry.reference() + "\n");
  }

  void remove(Entry entry) throws IOException {
    Files.deleteIfExists(file(entry));
  }

  List<Entry> all() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String[] words = Files.readString(file).strip().split(" ", 2);
        if (words.length == 2) {
          entries.add(new Entry(words[0], words[1]));
        }
      }
    } catch (NoSuchFileException none) {
      return List.of();
    }
    return entries;
  }

  private Path file(Entry entry) {
    byte[] name = (entry.engine() + " " + entry.reference()).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(name);
      return folder.resolve(HexFormat.of().formatHex(hash));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
