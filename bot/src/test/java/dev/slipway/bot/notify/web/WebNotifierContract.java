package dev.slipway.bot.notify.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Incidents;
import dev.slipway.bot.notify.Notifier;
import dev.slipway.bot.notify.NotifierContract;
import dev.slipway.bot.notify.Told;
import dev.slipway.bot.notify.web.Receiver.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every notifier promises that calls others over HTTP.
abstract class WebNotifierContract extends NotifierContract {
  static final Instant NOW = Incidents.NOW;
  static final String HOSTILE = "<!channel> @everyone **loud** [click](https://evil.example)\r\nx";

  @TempDir private Path folder = Path.of("");
  private Receiver receiver;

  abstract Receiver.Manners manners();

  /// What a file of it holds, when it would reach that address.
  abstract String secret(URI there);

  abstract Notifier notifier(URI there, Path secret, Duration deadline);

  /// Behind which the stand-in listens.
  String path() {
    return "/";
  }

  @BeforeEach
  final void begin() throws IOException {
    receiver = Receiver.start(manners());
    Files.writeString(secretFile(), secret(there()) + "\n");
  }

  @AfterEach
  final void end() {
    receiver.close();
  }

  private Path secretFile() {
    return folder.resolve("secret.file");
  }

  private URI there() {
    return receiver.at(path());
  }

  final Receiver receiver() {
    return receiver;
  }

  @Override
  protected final Notifier notifier(Duration deadline) {
    return notifier(there(), secretFile(), deadline);
  }

  @Override
  protected final Notifier toNobody() {
    try {
      URI nowhere = URI.create("http://127.0.0.1:1" + path());
      Path file = folder.resolve("nowhere.file");
      Files.writeString(file, secret(nowhere));
      return notifier(nowhere, file, PATIENT);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected final void plan(Trouble trouble) {
    String echo = "{\"message\": \"not " + String.join(" ", secrets()) + "\"}";
    receiver.plan(
        switch (trouble) {
          case FOR_NOW -> Reply.says(503, echo);
          case FOR_GOOD -> Reply.says(404, echo);
          case HANGS -> Reply.HANGS;
        });
  }

  @Override
  protected List<String> secrets() {
    return List.of(secret(there()));
  }

  @Override
  protected final List<String> arrived() {
    return receiver.arrived().stream()
        .map(heard -> new String(heard.raw(), StandardCharsets.UTF_8))
        .map(text -> text.replace("\\\\", ""))
        .toList();
  }

  @Override
  protected final List<String> violations() {
    return receiver.violations();
  }

  @Override
  protected final void loseSecret() throws IOException {
    Files.delete(secretFile());
  }

  final JsonNode told(Dispatch dispatch) {
    try (Notifier notifier = notifier(PATIENT)) {
      assertThat(notifier.tell(dispatch)).isEqualTo(new Told.Taken());
    }
    return receiver.arrived().getLast().body();
  }

  @Test
  void restThatIsWantedIsKept() {
    receiver.plan(new Reply(429, Map.of("Retry-After", "90"), "", false));

    try (Notifier notifier = notifier(PATIENT)) {
      assertThat(notifier.tell(dispatch()))
          .isEqualTo(new Told.Later("it answered 429", Optional.of(NOW.plusSeconds(90))));
    }
  }

  /// What is sent would reach whoever the other side names.
  @Test
  void nobodyIsSentElsewhere() {
    receiver.plan(
        new Reply(302, Map.of("Location", receiver.at("/elsewhere").toString()), "", false));

    try (Notifier notifier = notifier(PATIENT)) {
      assertThat(notifier.tell(dispatch())).isInstanceOf(Told.Refused.class);
    }
    assertThat(receiver.arrived()).isEmpty();
  }
}
