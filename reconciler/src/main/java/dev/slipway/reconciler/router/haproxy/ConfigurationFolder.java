package dev.slipway.reconciler.router.haproxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// HAProxy's files on disk, each replaced whole and durably. The caller holds a lock.
final class ConfigurationFolder {
  private static final long CHECK_SECONDS = 20;

  private final Path folder;
  private final List<String> command;

  /// @param command of HAProxy, to have it check a file before it replaces the old one; empty where
  ///   HAProxy runs elsewhere and checks when it is told to reload
  ConfigurationFolder(Path folder, List<String> command) {
    this.folder = folder;
    this.command = List.copyOf(command);
  }

  Path configuration() {
    return folder.resolve(Rendering.CONFIGURATION);
  }

  /// Maps come last: an HAProxy that starts in between has servers without shares, not shares
  /// without servers.
  ///
  /// @throws IOException when a file cannot be written, or HAProxy refuses it: then all are as they
  ///   were
  void write(Rendering.Files files) throws IOException {
    if (isWritten(Rendering.CONFIGURATION, files.configuration())) {
      replaceMaps(files);
      return;
    }
    Path draft = draft(Rendering.CONFIGURATION, files.configuration());
    if (!command.isEmpty()) {
      createMissing(Steps.HOSTS);
      createMissing(Steps.PLANS);
      check(draft);
    }
    Files.move(draft, configuration(), StandardCopyOption.ATOMIC_MOVE);
    replaceMaps(files);
  }

  private void replaceMaps(Rendering.Files files) throws IOException {
    replace(Steps.HOSTS, files.hosts());
    replace(Steps.PLANS, files.plans());
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void replace(String name, String text) throws IOException {
    if (!isWritten(name, text)) {
      Files.move(draft(name, text), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /// Durable, under another name.
  private Path draft(String name, String text) throws IOException {
    Path draft = folder.resolve(name + ".draft");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return draft;
  }

  private boolean isWritten(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    return Files.exists(file) && Files.readString(file).equals(text);
  }

  private void createMissing(String name) throws IOException {
    if (!Files.exists(folder.resolve(name))) {
      replace(name, "");
    }
  }

  private void check(Path draft) throws IOException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("-c", "-f", draft.toString()));
    Path said = folder.resolve("check.log");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (!process.waitFor(CHECK_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("HAProxy did not check its configuration in time, see " + said);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while HAProxy checked its configuration", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException("HAProxy refuses its configuration: " + Alerts.of(said, 0));
    }
  }
}
