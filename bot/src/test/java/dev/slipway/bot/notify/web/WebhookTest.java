package dev.slipway.bot.notify.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Incidents;
import dev.slipway.bot.notify.Notifier;
import dev.slipway.bot.notify.web.Receiver.Heard;
import dev.slipway.bot.notify.web.Receiver.Reply;
import dev.slipway.bot.notify.web.Receiver.Violation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookTest extends WebNotifierContract {
  private static final String SECRET = "whsec_c2xpcHdheS1zbGlwd2F5LXNsaXB3YXk=";

  @Override
  Receiver.Manners manners() {
    return heard -> {
      if (heard.method().equals("HEAD")) {
        return Reply.says(405, "");
      }
      Violation.unless(heard.method().equals("POST"), "a notice is posted");
      Violation.unless(
          heard.headers().getOrDefault("content-type", "").equals("application/json"), "no JSON");
      Violation.unless(
          heard.headers().getOrDefault("authorization", "").equals("Bearer " + SECRET),
          "nobody known");
      Violation.unless(signature(heard).equals(heard.headers().get("webhook-signature")), "forged");
      return Reply.takes(204, "");
    };
  }

  /// As a library for Standard Webhooks computes it.
  private static String signature(Heard heard) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("slipway-slipway-slipway".getBytes(StandardCharsets.UTF_8), "x"));
      String before =
          heard.headers().get("webhook-id") + "." + heard.headers().get("webhook-timestamp") + ".";
      mac.update(before.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(heard.raw()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  String secret(URI there) {
    return SECRET;
  }

  @Override
  Notifier notifier(URI there, Path secret, Duration deadline) {
    return new Webhook(
        new Webhook.Access(new Destination.Known(there), Optional.of(secret), Optional.of(secret)),
        () -> NOW,
        deadline);
  }

  @Test
  void whatIsSentIsVersionOneOfWhatIsDocumented() {
    List<Dispatch> life = Incidents.dispatches("hook", Incidents.resolved());
    JsonNode called = told(life.get(1));

    assertThat(called.toPrettyString().replace("\r\n", "\n"))
        .isEqualTo(
            """
            {
              "version" : 1,
              "id" : "hook/i-20261125-1200-7k3m:1",
              "moment" : "called",
              "at" : "2026-11-25T12:00:00Z",
              "sentence" : "Called in round 1, step 1: ada, #oncall.",
              "called" : [ {
                "person" : "ada",
                "name" : "ada"
              } ],
              "incident" : {
                "id" : "i-20261125-1200-7k3m",
                "severity" : "critical",
                "title" : "Critical: frontend in production",
                "what" : "Alerts fire: HighErrorRate",
                "opened" : "2026-11-25T12:00:00Z",
                "environment" : "production",
                "service" : "frontend",
                "suspect" : "ro-20261125-7"
              }
            }\
            """);
    assertThat(told(life.get(2)).path("by").asText()).isEqualTo("grace");
  }

  @Test
  void whatIsSentTwiceIsKnownByItsKey() {
    Dispatch dispatch = dispatch();
    told(dispatch);
    told(dispatch);

    assertThat(receiver().arrived())
        .extracting(heard -> heard.headers().get("idempotency-key"))
        .containsExactly(dispatch.id(), dispatch.id());
    assertThat(receiver().arrived())
        .extracting(heard -> heard.headers().get("webhook-id"))
        .containsOnly(dispatch.id());
  }
}
