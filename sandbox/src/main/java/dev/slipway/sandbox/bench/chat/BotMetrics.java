package dev.slipway.sandbox.bench.chat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// What the bot's own metrics say at one moment.
///
/// @param lines in Prometheus's text format
record BotMetrics(List<String> lines) {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  BotMetrics {
    lines = List.copyOf(lines);
  }

  static BotMetrics read(URI metrics) throws IOException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(metrics).timeout(DEADLINE).build();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("the bot's metrics were answered " + answer.statusCode());
      }
      return new BotMetrics(answer.body().lines().toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading the bot's metrics", e);
    }
  }

  /// The sum over all series of that name that have the label.
  ///
  /// @param label such as `area="heap"`
  double sum(String name, String label) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "{") && line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /// The value of a series that has no labels; 0 where there is none.
  double value(String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
