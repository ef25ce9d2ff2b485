package dev.slipway.reconciler.target.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.delivery.Release;
import dev.slipway.reconciler.target.engine.RealEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What a look costs where there are many.
@Timeout(300)
@ExtendWith(RealEngine.class)
final class ManyContainersIT {
  private static final int MANY = 500;

  @TempDir Path root = Path.of("set by JUnit");

  ManyContainersIT() {}

  @Test
  void fiveHundredAreListedByOneCallWithinASecond() throws Exception {
    try (LossyEngine engine = new LossyEngine(RealEngine.url());
        Fixture fixture = new Fixture(root, engine.address())) {
      fixture.publish("frontend", Fixture.VERSION, "exit 0");
      Release release = fixture.release(fixture.withPort());
      fixture.target.start(release, 0);
      String image = fixture.container().getImage();
      create(fixture, release, image);
      var _ = fixture.target.instances("staging");
      int before = engine.lists();

      long begun = System.nanoTime();
      int found = fixture.target.instances("staging").size();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);

      System.out.println("listed " + found + " containers in " + took.toMillis() + " ms");
      assertThat(found).isEqualTo(MANY);
      assertThat(engine.lists() - before).isEqualTo(1);
      assertThat(took).isLessThan(Duration.ofSeconds(1));
    }
  }

  /// Not started, which the list does not care about.
  private static void create(Fixture fixture, Release release, String image) throws Exception {
    List<Callable<Object>> orders =
        IntStream.range(1, MANY)
            .<Callable<Object>>mapToObj(ordinal ->
                () -> {
                  var labels =
                      Labels.write(fixture.settings.name(), release, ordinal, 1, "sha256:unknown");
                  return fixture.client.createContainerCmd(image).withLabels(labels).exec();
                })
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (var made : threads.invokeAll(orders)) {
        made.get();
      }
    }
  }
}
