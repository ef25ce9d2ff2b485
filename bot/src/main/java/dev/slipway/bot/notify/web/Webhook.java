package dev.slipway.bot.notify.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.api.client.TokenSource;
import dev.slipway.bot.notify.Addressee;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Matter;
import dev.slipway.bot.notify.Notice;
import dev.slipway.bot.notify.Notifier;
import dev.slipway.bot.notify.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Any program that takes JSON: version 1, described in `docs/notifiers.md`. With a secret, letters
/// are signed as Standard Webhooks has it, so that any of its libraries can check them.
public final class Webhook implements Notifier {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;

  private final Access access;
  private final InstantSource clock;
  private final Posts posts;

  /// @param token file of a bearer token
  /// @param secret file of the secret that signs
  public record Access(Destination destination, Optional<Path> token, Optional<Path> secret) {}

  public Webhook(Access access, InstantSource clock) {
    this(access, clock, Posts.DEADLINE);
  }

  Webhook(Access access, InstantSource clock, Duration deadline) {
    this.access = access;
    this.clock = clock;
    this.posts = new Posts(clock, deadline);
  }

  @Override
  public Told tell(Dispatch dispatch) {
    try {
      Letter letter = letter(access.destination().open(), content(dispatch));
      return posts.tell(
          letter.with(Map.of("Idempotency-Key", dispatch.id())).with(signature(dispatch, letter)),
          Webhook::advice);
    } catch (IOException e) {
      return new Told.Later(String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  private Letter letter(Destination.Opened to, ObjectNode content) throws IOException {
    if (access.token().isEmpty()) {
      return Letter.telling(to.address(), content, to.secrets());
    }
    String token = TokenSource.file(access.token().get()).token().orElseThrow();
    List<String> secrets = new ArrayList<>(to.secrets());
    secrets.add(token);
    return Letter.telling(to.address(), content, secrets)
        .with(Map.of("Authorization", "Bearer " + token));
  }

  private Map<String, String> signature(Dispatch dispatch, Letter letter) throws IOException {
    if (access.secret().isEmpty()) {
      return Map.of();
    }
    String secret = TokenSource.file(access.secret().get()).token().orElseThrow();
    return Signature.with(secret)
        .headers(dispatch.id(), clock.instant(), letter.content().orElseThrow());
  }

  private static ObjectNode content(Dispatch dispatch) {
    Notice notice = dispatch.notice();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("version", VERSION);
    content.put("id", dispatch.id());
    content.put("moment", word(notice.moment()));
    content.put("at", notice.at().toString());
    content.put("sentence", notice.sentence());
    notice.by().ifPresent(person -> content.put("by", person));
    content.put("called", notice.called().stream().map(Webhook::called).toList());
    content.put("incident", incident(notice.matter()));
    return JSON.valueToTree(content);
  }

  private static Map<String, Object> called(Addressee addressee) {
    Map<String, Object> called = new LinkedHashMap<>();
    called.put("person", addressee.person());
    called.put("name", addressee.name());
    return called;
  }

  private static Map<String, Object> incident(Matter matter) {
    Map<String, Object> incident = new LinkedHashMap<>();
    incident.put("id", matter.incident().text());
    incident.put("severity", word(matter.severity()));
    incident.put("title", matter.title());
    incident.put("what", matter.what());
    incident.put("opened", matter.opened().toString());
    matter.about().environment().ifPresent(name -> incident.put("environment", name));
    matter.about().service().ifPresent(name -> incident.put("service", name));
    matter.about().suspect().ifPresent(rollout -> incident.put("suspect", rollout));
    return incident;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String advice(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> "it is elsewhere, correct its address";
      case 401, 403 -> "correct its token or its secret";
      case 404, 410 -> "nothing listens there any more, correct its address";
      default -> "look there what it does not like";
    };
  }

  /// Anything that answers is there: what it takes shows when it is told something.
  @Override
  public Look look() {
    try {
      Destination.Opened to = access.destination().open();
      String host = to.address().getHost();
      return switch (posts.ask(Letter.asking("HEAD", to.address(), to.secrets()))) {
        case Posts.Reply.Answered _ ->
            new Look.Unclear(host + " answers; whether it takes notices shows with the first one");
        case Posts.Reply.Silent(String why) -> new Look.Broken(host + ": " + why);
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
