package dev.slipway.sandbox.slack.workspace;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Slack's client makes of what people type: `&`, `<` and `>` are escaped, `@ada` and
/// `#deploys` become references.
///
/// Source: <https://docs.slack.dev/messaging/formatting-message-text>.
public final class Mentions {
  private static final Pattern NAME = Pattern.compile("(?<![\\w&;])([@#])([a-z0-9][a-z0-9._-]*)");

  private final Directory directory;

  public Mentions(Directory directory) {
    this.directory = directory;
  }

  /// As the app gets it.
  public String resolve(String typed) {
    return NAME.matcher(escape(typed)).replaceAll(this::reference);
  }

  /// Only the three characters that mean something in mrkdwn.
  public static String escape(String typed) {
    return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String reference(MatchResult match) {
    String name = match.group(2);
    List<String> found =
        match.group(1).equals("#")
            ? directory.channels().stream()
                .filter(channel -> channel.name().equals(name))
                .map(channel -> "<#" + channel.id() + "|" + name + ">")
                .toList()
            : directory.people().stream()
                .filter(person -> person.handle().equals(name))
                .map(person -> "<@" + person.id() + ">")
                .toList();
    return Matcher.quoteReplacement(found.isEmpty() ? match.group() : found.getFirst());
  }
}
