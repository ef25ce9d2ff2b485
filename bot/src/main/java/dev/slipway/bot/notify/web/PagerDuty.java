package dev.slipway.bot.notify.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.api.client.TokenSource;
import dev.slipway.bot.incident.Severity;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Matter;
import dev.slipway.bot.notify.Moment;
import dev.slipway.bot.notify.Notice;
import dev.slipway.bot.notify.Notifier;
import dev.slipway.bot.notify.Told;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// PagerDuty's Events API v2. All that is sent of an incident carries its id as `dedup_key`, so it
/// is one alert there, however often something arrives.
public final class PagerDuty implements Notifier {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_SUMMARY = 1_024;

  private final URI url;
  private final Path routingKey;
  private final Posts posts;

  /// @param routingKey file of an integration's key
  public PagerDuty(URI url, Path routingKey, InstantSource clock) {
    this(url, routingKey, clock, Posts.DEADLINE);
  }

  PagerDuty(URI url, Path routingKey, InstantSource clock, Duration deadline) {
    this.url = url;
    this.routingKey = routingKey;
    this.posts = new Posts(clock, deadline);
  }

  @Override
  public Told tell(Dispatch dispatch) {
    try {
      String key = key();
      return posts.tell(
          Letter.telling(url, event(dispatch.notice(), key), List.of(key)), PagerDuty::advice);
    } catch (IOException e) {
      return new Told.Later(String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  private String key() throws IOException {
    return TokenSource.file(routingKey).token().orElseThrow();
  }

  private static ObjectNode event(Notice notice, String key) {
    Matter matter = notice.matter();
    String action = action(notice.moment());
    Map<String, Object> event = event(key, action, matter.incident().text());
    if (action.equals("trigger")) {
      event.put("client", "Slipway");
      event.put("payload", payload(notice));
    }
    return JSON.valueToTree(event);
  }

  private static Map<String, Object> event(String key, String action, String alert) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("routing_key", key);
    event.put("event_action", action);
    event.put("dedup_key", alert);
    return event;
  }

  private static String action(Moment moment) {
    return switch (moment) {
      case OPENED, REOPENED, CALLED, UNANSWERED, LAPSED -> "trigger";
      case ACKNOWLEDGED -> "acknowledge";
      case RESOLVED -> "resolve";
    };
  }

  private static Map<String, Object> payload(Notice notice) {
    Matter matter = notice.matter();
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("summary", shortened(matter.title() + ". " + matter.what()));
    payload.put("source", matter.about().environment().map("slipway "::concat).orElse("slipway"));
    payload.put("severity", severity(matter.severity()));
    payload.put("timestamp", notice.at().toString());
    matter.about().service().ifPresent(service -> payload.put("component", service));
    matter.about().environment().ifPresent(environment -> payload.put("group", environment));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("incident", matter.incident().text());
    details.put("opened", matter.opened().toString());
    matter.about().suspect().ifPresent(rollout -> details.put("suspected_rollout", rollout));
    details.put("sentence", notice.sentence());
    payload.put("custom_details", details);
    return payload;
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case MAJOR -> "error";
      case MINOR -> "warning";
    };
  }

  /// Never in the middle of a letter that takes two places.
  private static String shortened(String text) {
    if (text.length() <= LONGEST_SUMMARY) {
      return text;
    }
    int end = LONGEST_SUMMARY - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private static String advice(int status) {
    return status == 400 || status == 401 || status == 403
        ? "put the Integration Key of an Events API v2 integration into the file of its routing key"
        : "look at the integration in PagerDuty";
  }

  /// The end of an alert that never was: PagerDuty checks the key, and calls nobody.
  @Override
  public Look look() {
    try {
      String key = key();
      ObjectNode nothing = JSON.valueToTree(event(key, "resolve", "slipway-bot-check"));
      return switch (posts.tell(Letter.telling(url, nothing, List.of(key)), PagerDuty::advice)) {
        case Told.Taken() -> new Look.Works("PagerDuty takes events with its key");
        case Told.Later(String why, _) -> new Look.Broken(why);
        case Told.Refused(String why) -> new Look.Broken(why);
      };
    } catch (IOException e) {
      return new Look.Broken(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    posts.close();
  }
}
