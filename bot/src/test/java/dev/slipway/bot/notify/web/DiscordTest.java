package dev.slipway.bot.notify.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.notify.Notifier;
import dev.slipway.bot.notify.web.Receiver.Reply;
import dev.slipway.bot.notify.web.Receiver.Violation;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscordTest extends WebNotifierContract {
  private static final Set<String> FIELDS = Set.of("content", "flags", "allowed_mentions");

  @Override
  String path() {
    return "/api/webhooks/1234/t0p-s3cret";
  }

  @Override
  Receiver.Manners manners() {
    return heard -> {
      if (heard.method().equals("GET") && heard.target().equals(path())) {
        return Reply.says(200, "{\"id\": \"1234\", \"name\": \"Slipway\"}");
      }
      Violation.unless(
          heard.method().equals("POST") && heard.target().equals(path() + "?wait=true"),
          "no such webhook");
      JsonNode body = heard.body();
      for (var field : body.properties()) {
        Violation.unless(FIELDS.contains(field.getKey()), "unknown: " + field.getKey());
      }
      Violation.unless(body.path("content").asText().length() <= 2_000, "too long");
      Violation.unless(
          body.path("allowed_mentions").path("parse").isArray()
              && body.path("allowed_mentions").path("parse").isEmpty(),
          "mentions somebody");
      return Reply.takes(200, "{\"id\": \"1\"}");
    };
  }

  @Override
  String secret(URI there) {
    return there.toString();
  }

  @Override
  Notifier notifier(URI there, Path secret, Duration deadline) {
    return new Discord(secret, () -> NOW, deadline);
  }

  @Test
  void whatPeopleHaveWrittenIsInert() {
    String content = told(Hostile.about(HOSTILE)).path("content").asText();

    assertThat(content)
        .contains("\\<\\!channel\\> \\@everyone \\*\\*loud\\*\\* \\[click\\]\\(https\\:")
        .doesNotContain("\r");
  }

  @Test
  void whatIsLongerThanDiscordTakesIsCut() {
    assertThat(told(Hostile.about("*😀".repeat(20_000))).path("content").asText())
        .hasSizeLessThanOrEqualTo(2_000)
        .contains("…");
  }

  @Test
  void aFileWithoutAnAddressIsNamedAndNotRepeated(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("discord.file");
    Files.writeString(file, "http://discord.example/api/t0p-s3cret");

    try (Notifier notifier = new Discord(file, () -> NOW)) {
      assertThat(notifier.tell(dispatch()).toString())
          .contains(file.toString(), "https://")
          .doesNotContain("t0p-s3cret");
    }
  }
}
