package dev.slipway.reconciler.router.haproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.reconciler.router.json.Json;
import dev.slipway.reconciler.router.json.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The services on disk: plans, which must survive, and counts, which may be a little old. One
/// thread at a time.
final class ServiceFile {
  private final Path file;

  ServiceFile(Path folder) {
    this.file = folder.resolve("services.json");
  }

  /// Puts what was kept of latencies into the log.
  ///
  /// @throws IOException also when the file is not ours: better no router than wrong weights
  List<RoutedService> load(LatencyLog log) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<RoutedService> services = new ArrayList<>();
    try {
      for (JsonNode node : Json.array(Json.parse(Files.readString(file)), "services")) {
        ServiceJson.Kept kept = ServiceJson.parse(node);
        Seating seating = kept.service().seating();
        kept.latencies()
            .forEach((slot, latencies) ->
                seating
                    .at(slot)
                    .ifPresent(release -> log.restore(seating.name(), release, latencies)));
        services.add(kept.service());
      }
      return services;
    } catch (MalformedException e) {
      throw new IOException(file + " holds no route plans: " + e.getMessage(), e);
    }
  }

  /// @param durable whether it must survive a crash of the machine from now on
  void save(Collection<RoutedService> services, LatencyLog log, boolean durable)
      throws IOException {
    ObjectNode json = Json.object();
    ArrayNode array = json.putArray("services");
    services.forEach(service -> array.add(ServiceJson.tree(service, log)));
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try (FileChannel channel =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(json.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (durable) {
        channel.force(true);
      }
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
