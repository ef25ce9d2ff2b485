package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.detached.DetachedProcess;
import dev.slipway.reconciler.router.haproxy.HaproxySettings.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is on disk for HAProxy and for us, and the log that HAProxy sends. Safe for several
/// threads.
final class HaproxyFolder {
  private static final Logger LOG = LoggerFactory.getLogger(HaproxyFolder.class);
  private static final long COUNTS_NANOS = Duration.ofSeconds(1).toNanos();

  private final HaproxySettings settings;
  private final ConfigurationFolder folder;
  private final ServiceFile file;
  private final LatencyLog latencies;
  private final Layout layout;
  private final Map<ServiceKey, RoutedService> kept;
  private long countsSaved = System.nanoTime();

  private HaproxyFolder(HaproxySettings settings, LatencyLog latencies, Layout layout)
      throws IOException {
    this.settings = settings;
    this.latencies = latencies;
    this.layout = layout;
    this.folder = new ConfigurationFolder(settings.folder(), settings.command());
    this.file = new ServiceFile(settings.folder());
    this.kept =
        file.load(latencies).stream()
            .collect(Collectors.toMap(service -> service.plan().key(), Function.identity()));
  }

  static HaproxyFolder open(HaproxySettings settings) throws IOException {
    if (settings.isTooDeep()) {
      throw new IOException(
          "the path of the socket %s is too long for the system: set a shorter 'state'"
              .formatted(settings.socket()));
    }
    Path folder = Files.createDirectories(settings.folder());
    LatencyLog latencies = receiver(settings);
    try {
      remember(folder.resolve("log-port"), Integer.toString(latencies.port()));
      Address log = settings.log().withPort(latencies.port());
      return new HaproxyFolder(
          settings,
          latencies,
          new Layout(settings.listen(), log, settings.folder(), settings.timeouts()));
    } catch (IOException e) {
      latencies.close();
      throw e;
    }
  }

  HaproxySettings settings() {
    return settings;
  }

  LatencyLog latencies() {
    return latencies;
  }

  /// As they were when the last reconciler ended.
  Map<ServiceKey, RoutedService> services() {
    return kept;
  }

  /// What a worker with these services must have been started with.
  String layout(Collection<RoutedService> services) {
    return rendered(services).layout();
  }

  /// The same, once one of the services follows another plan.
  String layoutWith(Collection<RoutedService> services, Seating next) {
    Stream<Seating> others =
        services.stream()
            .map(RoutedService::seating)
            .filter(seating -> !seating.plan().key().equals(next.plan().key()));
    return Rendering.of(layout, Stream.concat(others, Stream.of(next)).toList()).layout();
  }

  /// @throws IOException when HAProxy refuses the files, or they cannot be written
  synchronized void write(Collection<RoutedService> services) throws IOException {
    folder.write(rendered(services));
    file.save(services, latencies, true);
  }

  /// Now and then: what is lost by a crash is counted anew, as long as HAProxy lives.
  synchronized void saveCounts(Collection<RoutedService> services) {
    if (System.nanoTime() - countsSaved > COUNTS_NANOS) {
      countsSaved = System.nanoTime();
      try {
        file.save(services, latencies, false);
      } catch (IOException e) {
        LOG.warn("haproxy counts not kept reason={}", e.toString());
      }
    }
  }

  /// A reload that cannot open a port stops users for a second, so it is not tried: where HAProxy
  /// runs on this machine, the port can be looked at first.
  ///
  /// @throws IOException when another program has a port that HAProxy does not have yet
  void checkPort(OptionalInt port) throws IOException {
    if (settings.isManaged() && port.isPresent()) {
      Address wanted = layout.listen().withPort(port.getAsInt());
      new PortProbe(wanted).check();
    }
  }

  void forget(RoutedService service) {
    Seating seating = service.seating();
    seating.seats().values().forEach(release -> latencies.forget(seating.name(), release));
  }

  /// What HAProxy said last, where it says it to us.
  String complaint() {
    if (!settings.isManaged()) {
      return "its own log says why";
    }
    try {
      long end = DetachedProcess.end(settings.processLog());
      return Alerts.last(settings.processLog(), Math.max(0, end - 16 * 1024));
    } catch (IOException e) {
      return "its log cannot be read: " + e;
    }
  }

  synchronized void close(Collection<RoutedService> services) {
    try {
      file.save(services, latencies, true);
      latencies.close();
    } catch (IOException e) {
      LOG.warn("haproxy counts not kept reason={}", e.toString());
    }
  }

  private Rendering.Files rendered(Collection<RoutedService> services) {
    return Rendering.of(layout, services.stream().map(RoutedService::seating).toList());
  }

  /// At the port that HAProxy knows already, where it is still free.
  private static LatencyLog receiver(HaproxySettings settings) throws IOException {
    Path file = settings.folder().resolve("log-port");
    if (settings.log().port() != 0 || !Files.exists(file)) {
      return LatencyLog.open(at(settings, settings.log().port()));
    }
    String known = Files.readString(file).strip();
    try {
      return LatencyLog.open(
          at(settings, known.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(known) : 0));
    } catch (IOException e) {
      LOG.info("haproxy log gets another port reason={}", e.getMessage());
      return LatencyLog.open(at(settings, 0));
    }
  }

  /// An address that is not this machine's own is reached from outside, whatever it is called here.
  private static InetSocketAddress at(HaproxySettings settings, int port) throws IOException {
    InetAddress host = InetAddress.getByName(settings.log().host());
    return host.isLoopbackAddress()
        ? new InetSocketAddress(host, port)
        : new InetSocketAddress(port);
  }

  private static void remember(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).strip().equals(text)) {
      Files.writeString(file, text + "\n");
    }
  }
}
