package dev.slipway.reconciler.router.haproxy;

import dev.slipway.reconciler.delivery.Latencies;
import dev.slipway.reconciler.delivery.ReleaseHash;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long answers took: HAProxy sends a datagram for each, some moments after it. What comes
/// while nobody listens, or faster than it is read, is lost: latencies are a sample, counts are
/// not.
final class LatencyLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LatencyLog.class);
  private static final Pattern LINE =
      Pattern.compile("slipway ([a-z0-9.-]+) ([0-9a-f]{10}) ([0-9]{3}) ([0-9]{1,15})\\s*");
  private static final int SIGNIFICANT_DIGITS = 2;
  private static final long LONGEST_MICROS = Duration.ofHours(1).toNanos() / 1_000;
  private static final int BUFFERED = 8 * 1024 * 1024;
  private static final int DATAGRAM = 64 * 1024;
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final DatagramChannel channel;
  private final Thread receiver =
      Thread.ofPlatform().daemon().name("haproxy-log").unstarted(this::receive);
  private final Map<Key, Histogram> micros = new ConcurrentHashMap<>();

  /// @param release its first ten digits
  private record Key(String service, String release) {}

  private LatencyLog(DatagramChannel channel) {
    this.channel = channel;
  }

  /// @param address port 0 takes any free one
  static LatencyLog open(InetSocketAddress address) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFERED);
      channel.bind(address);
    } catch (IOException e) {
      channel.close();
      throw new IOException(
          "cannot receive HAProxy's log at " + address + ": " + e.getMessage(), e);
    }
    LatencyLog log = new LatencyLog(channel);
    log.receiver.start();
    return log;
  }

  int port() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  Latencies of(String service, ReleaseHash release) {
    Histogram histogram = micros.get(new Key(service, release.brief()));
    if (histogram == null) {
      return Latencies.NONE;
    }
    Map<Long, Long> buckets = new HashMap<>();
    synchronized (histogram) {
      for (HistogramIterationValue bucket : histogram.recordedValues()) {
        buckets.put(bucket.getValueIteratedTo(), bucket.getCountAddedInThisIterationStep());
      }
    }
    return Latencies.of(buckets);
  }

  /// As they were kept.
  void restore(String service, ReleaseHash release, Latencies kept) {
    kept.buckets().forEach((bucket, count) -> record(service, release.brief(), bucket, count));
  }

  void forget(String service, ReleaseHash release) {
    micros.remove(new Key(service, release.brief()));
  }

  /// One datagram; what is not of our format is HAProxy's own talk.
  void take(String line) {
    Matcher matcher = LINE.matcher(line);
    if (matcher.matches()) {
      record(matcher.group(1), matcher.group(2), Long.parseLong(matcher.group(4)), 1);
    }
  }

  private void record(String service, String release, long took, long count) {
    Histogram histogram =
        micros.computeIfAbsent(new Key(service, release), _ -> new Histogram(SIGNIFICANT_DIGITS));
    synchronized (histogram) {
      histogram.recordValueWithCount(Math.clamp(took, 0, LONGEST_MICROS), count);
    }
  }

  private void receive() {
    ByteBuffer datagram = ByteBuffer.allocate(DATAGRAM);
    try {
      while (channel.isOpen()) {
        channel.receive(datagram.clear());
        take(StandardCharsets.UTF_8.decode(datagram.flip()).toString());
      }
    } catch (AsynchronousCloseException _) {
      LOG.debug("haproxy log closed");
    } catch (IOException e) {
      LOG.warn("haproxy log ended, latencies are not measured any more reason={}", e.toString());
    }
  }

  /// Returns when the port is free again.
  @Override
  public void close() throws IOException {
    channel.close();
    try {
      receiver.join(CLOSING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
