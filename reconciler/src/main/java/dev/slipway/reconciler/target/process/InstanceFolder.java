package dev.slipway.reconciler.target.process;

import dev.slipway.reconciler.delivery.InstanceName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What is on disk of one instance.
///
///     record         see [InstanceRecord], written before each start
///     run-7.claim    identity of the supervisor that does run 7; without a readable identity the
///                    run was given up before it began
///     run-7.child    identity of the process
///     run-7.exit     its exit status
///     run-7.healthy  it has been healthy once
final class InstanceFolder {
  private final Path folder;

  private InstanceFolder(Path folder) {
    this.folder = folder;
  }

  static InstanceFolder of(Path instances, InstanceName name) {
    return new InstanceFolder(instances.resolve(name.text()));
  }

  /// All that hold a record. A folder without one is what a crash left before anything was started.
  static List<InstanceRecord> records(Path instances) throws IOException {
    List<InstanceRecord> records = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(instances)) {
      for (Path folder : folders) {
        Path file = folder.resolve("record");
        if (Files.exists(file)) {
          records.add(read(file));
        }
      }
    }
    return records;
  }

  private static InstanceRecord read(Path file) throws IOException {
    try {
      return InstanceRecord.parse(Files.readString(file));
    } catch (IOException wrong) {
      throw new IOException(file + ": " + Causes.describe(wrong), wrong);
    }
  }

  /// Records the next run and forgets what is older than the one before it.
  void record(InstanceRecord next) throws IOException {
    Files.createDirectories(folder);
    StateFolder.write(folder.resolve("record"), next.text());
  }

  /// The path, without ending, of what a run leaves.
  Path run(int number) {
    return folder.resolve("run-" + number);
  }

  Optional<ProcessIdentity> supervisor(int run) throws IOException {
    return ProcessIdentity.read(file(run, "claim"));
  }

  Optional<ProcessIdentity> child(int run) throws IOException {
    return ProcessIdentity.read(file(run, "child"));
  }

  OptionalInt exit(int run) throws IOException {
    try {
      String text = Files.readString(file(run, "exit")).strip();
      return text.matches("\\d{1,3}")
          ? OptionalInt.of(Integer.parseInt(text))
          : OptionalInt.empty();
    } catch (NoSuchFileException running) {
      return OptionalInt.empty();
    }
  }

  boolean wasHealthy(int run) {
    return Files.exists(file(run, "healthy"));
  }

  void markHealthy(int run) throws IOException {
    Files.writeString(file(run, "healthy"), "");
  }

  /// Gives a run up before it began: a supervisor that comes late will not start it.
  ///
  /// @return false where a supervisor had been faster
  boolean abandon(int run) throws IOException {
    try {
      Files.createFile(file(run, "claim"));
      return true;
    } catch (FileAlreadyExistsException claimed) {
      return supervisor(run).isEmpty();
    }
  }

  /// Removes what runs before this one left.
  void tidy(int run) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "run-*")) {
      for (Path file : files) {
        if (!file.getFileName().toString().startsWith("run-" + run + ".")) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /// Removes the record last: a crash in between leaves an instance that can be stopped again.
  void delete() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "run-*")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder.resolve("record.new"));
    Files.deleteIfExists(folder.resolve("record"));
    Files.deleteIfExists(folder);
  }

  private Path file(int run, String ending) {
    return folder.resolve("run-" + run + "." + ending);
  }
}
