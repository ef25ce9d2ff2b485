package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.router.json.MalformedException;
import dev.slipway.reconciler.router.json.PlanJson;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The plans on disk: one file each, replaced whole and durably, so that a router that comes up
/// again has the weights that it had. One thread at a time.
final class PlanStore {
  private static final String SUFFIX = ".json";

  private final Path folder;

  /// @param folder is made where it is missing
  PlanStore(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /// @throws IOException also when a file is not a plan: better no router than wrong weights
  List<RoutePlan> load() throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    List<RoutePlan> plans = new ArrayList<>();
    for (Path file : files) {
      try {
        plans.add(PlanJson.parse(Files.readString(file)));
      } catch (MalformedException e) {
        throw new IOException(file + " is not a route plan: " + e.getMessage(), e);
      }
    }
    return plans;
  }

  /// Durable when it returns.
  void save(RoutePlan plan) throws IOException {
    Path file = file(plan.key());
    Path draft = folder.resolve(file.getFileName() + ".draft");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(PlanJson.write(plan).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder();
  }

  /// Durable when it returns. May be called twice.
  void delete(ServiceKey key) throws IOException {
    if (Files.deleteIfExists(file(key))) {
      syncFolder();
    }
  }

  /// The encoding leaves no `/` and no `@`, so a name can neither leave the folder nor be
  /// another's.
  private Path file(ServiceKey key) {
    return folder.resolve(encode(key.environment()) + "@" + encode(key.service()) + SUFFIX);
  }

  private static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private void syncFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
