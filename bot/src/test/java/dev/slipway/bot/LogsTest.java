package dev.slipway.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// How a line of the log looks, as `docs/logs.md` says.
final class LogsTest {
  private final LoggerContext context = new LoggerContext();

  private String line(String format) throws Exception {
    context.putProperty("SLIPWAY_LOG", format);
    context.setMDCAdapter(new ch.qos.logback.classic.util.LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(
        Objects.requireNonNull(LogsTest.class.getResource("/logback.xml"), "logback.xml"));
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("console");
    LoggingEvent event =
        new LoggingEvent(
            "",
            context.getLogger("dev.slipway.bot.Record"),
            Level.INFO,
            "{} by={}",
            null,
            new Object[] {"approve", "ada"});
    event.setMDCPropertyMap(Map.of("request", "r-22222222"));
    return new String(console.getEncoder().encode(event), UTF_8);
  }

  @Test
  void asJsonALineIsAnObjectWithWhatItIsAbout() throws Exception {
    JsonNode line = new ObjectMapper().readTree(line("json"));

    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("formattedMessage").asText()).isEqualTo("approve by=ada");
    assertThat(line.at("/mdc/request").asText()).isEqualTo("r-22222222");
    assertThat(line.has("timestamp")).isTrue();
  }

  @Test
  void elseItIsALineForPeople() throws Exception {
    assertThat(line("text")).contains("INFO", "approve by=ada").doesNotContain("{", "r-2222");
  }
}
