package dev.slipway.bot.notify.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Matter;
import dev.slipway.bot.notify.Notice;
import dev.slipway.bot.notify.Notifier;
import dev.slipway.bot.notify.Told;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A room in Discord, by an incoming webhook of its own. What people and services have written
/// mentions nobody there and formats nothing.
public final class Discord implements Notifier {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// No previews of what is linked.
  private static final int SUPPRESS_EMBEDS = 1 << 2;

  /// Of three parts, which together stay below Discord's 2,000 characters.
  private static final int LONGEST_PART = 600;

  private final Destination destination;
  private final Posts posts;

  /// @param address file that holds the webhook's address
  public Discord(Path address, InstantSource clock) {
    this(address, clock, Posts.DEADLINE);
  }

  Discord(Path address, InstantSource clock, Duration deadline) {
    this.destination = new Destination.Secret(address);
    this.posts = new Posts(clock, deadline);
  }

  @Override
  public Told tell(Dispatch dispatch) {
    try {
      Destination.Opened to = destination.open();
      return posts.tell(
          Letter.telling(confirmed(to.address()), content(dispatch.notice()), to.secrets()),
          Discord::advice);
    } catch (IOException e) {
      return new Told.Later(String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  /// Answered after the message stands there, not before.
  private static URI confirmed(URI webhook) {
    String before = webhook.getRawQuery() == null ? "?" : "&";
    return URI.create(webhook + before + "wait=true");
  }

  private static ObjectNode content(Notice notice) {
    return JSON.valueToTree(
        Map.of(
            "content",
            text(notice),
            "flags",
            SUPPRESS_EMBEDS,
            "allowed_mentions",
            Map.of("parse", List.of())));
  }

  private static String text(Notice notice) {
    Matter matter = notice.matter();
    String said = notice.sentence().equals(matter.what()) ? "" : inert(notice.sentence()) + "\n";
    return "**"
        + inert(matter.title())
        + "**\n"
        + said
        + inert(matter.what())
        + "\n`"
        + matter.incident()
        + "` <t:"
        + notice.at().getEpochSecond()
        + ":f>";
  }

  /// Behind a backslash every sign stands for itself.
  private static String inert(String text) {
    StringBuilder inert = new StringBuilder();
    for (int letter : text.replaceAll("[\\p{Cntrl}\\s]+", " ").codePoints().toArray()) {
      if (inert.length() + 4 > LONGEST_PART) {
        return inert.append('…').toString();
      }
      if (!Character.isLetterOrDigit(letter) && letter < 0x80 && letter != ' ') {
        inert.append('\\');
      }
      inert.appendCodePoint(letter);
    }
    return inert.toString();
  }

  private static String advice(int status) {
    return switch (status) {
      case 401, 403, 404 ->
          "Discord does not know that webhook, make one in the channel's settings and put its"
              + " address into the file";
      default -> "look at the channel's settings in Discord";
    };
  }

  /// Discord tells of a webhook whoever has its address.
  @Override
  public Look look() {
    try {
      Destination.Opened to = destination.open();
      return switch (posts.ask(Letter.asking("GET", to.address(), to.secrets()))) {
        case Posts.Reply.Answered(Answer answer) when answer.isGood() ->
            new Look.Works("Discord knows the webhook");
        case Posts.Reply.Answered(Answer answer) ->
            new Look.Broken(
                "it answered " + answer.status() + answer.words() + ": " + advice(answer.status()));
        case Posts.Reply.Silent(String why) -> new Look.Broken(why);
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
