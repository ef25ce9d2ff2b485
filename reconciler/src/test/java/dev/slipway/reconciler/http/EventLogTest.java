package dev.slipway.reconciler.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What happens, in the log.
final class EventLogTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(EventLog.class);
  private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
  private final AppenderBase<ILoggingEvent> keeping =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          event.prepareForDeferredProcessing();
          lines.add(event);
        }
      };
  private Optional<RunningApi> api = Optional.empty();

  @BeforeEach
  void begin(@TempDir Path folder) throws IOException {
    keeping.start();
    logger.addAppender(keeping);
    RunningApi started = new RunningApi(folder, Optional.empty());
    api = Optional.of(started);
    started.publish("frontend", "1.0.0");
  }

  @AfterEach
  void end() {
    logger.detachAppender(keeping);
    api.ifPresent(RunningApi::close);
  }

  private List<ILoggingEvent> lines(String text) {
    return lines.stream().filter(line -> line.getFormattedMessage().contains(text)).toList();
  }

  @Test
  void eachEventIsOneLineThatNamesRolloutAndRequests() {
    api.orElseThrow().commit(Desired.asked("staging", "1.0.0", "r-22222222"));
    await().atMost(Duration.ofMinutes(1)).until(() -> !lines("is proven").isEmpty());

    assertThat(lines("started by"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.getMDCPropertyMap())
              .containsEntry("environment", "staging")
              .containsEntry("service", "frontend")
              .containsEntry("requests", "r-22222222")
              .containsKey("rollout");
          assertThat(line.getFormattedMessage())
              .startsWith("environment=staging service=frontend rollout=");
        });
  }
}
