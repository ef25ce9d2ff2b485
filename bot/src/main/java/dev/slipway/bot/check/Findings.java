package dev.slipway.bot.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What is said of what was found.
public final class Findings {
  /// What the bot's token has to be allowed, and what for. The manifest asks for the same.
  public static final SortedMap<String, String> SCOPES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("channels:history", "finding its own message after a lost answer"),
              Map.entry("channels:join", "hearing reactions in public channels"),
              Map.entry("channels:read", "finding channels by name"),
              Map.entry("chat:write", "every message"),
              Map.entry("chat:write.public", "public channels without an invitation"),
              Map.entry("commands", "/deploy, /incident and /oncall"),
              Map.entry("groups:history", "finding its own message in private channels"),
              Map.entry("groups:read", "finding private channels by name"),
              Map.entry("reactions:read", "approving by reaction"),
              Map.entry("usergroups:read", "who is in the Slack user groups of teams"),
              Map.entry("users:read", "knowing guests from members")));

  private static final String APP_PAGE = "https://api.slack.com/apps";
  private static final String TOKEN = "bot token";
  private static final String FORGE = "forge";
  private static final String APP_TOKEN = "app token";

  private Findings() {}

  /// What Slack says of the bot's token.
  ///
  /// @param scopes absent where Slack did not say
  public record Standing(String bot, String team, String teamId, Optional<Set<String>> scopes) {
    public Standing {
      scopes = scopes.map(Set::copyOf);
    }
  }

  /// Where the bot stands to a channel.
  public enum Membership {
    MEMBER,
    /// Public, and the bot joins it with its first message.
    JOINS,
    UNSEEN
  }

  public static Finding botToken(Standing standing, Optional<String> workspace) {
    String who =
        "answers as @%s in %s (%s)".formatted(standing.bot(), standing.team(), standing.teamId());
    if (workspace.isPresent() && !workspace.get().equals(standing.teamId())) {
      return Finding.wrong(
          TOKEN,
          "%s, but slack.workspace is %s: nobody there would be listened to; correct one of them"
              .formatted(who, workspace.get()));
    }
    return workspace.isPresent()
        ? Finding.ok(TOKEN, who)
        : Finding.warning(
            TOKEN,
            "%s; set slack.workspace to %s, so that members of other workspaces in shared channels are not listened to"
                .formatted(who, standing.teamId()));
  }

  public static Finding botTokenRefused(String file, String reason) {
    return Finding.wrong(
        TOKEN,
        "%s: put the \"Bot User OAuth Token\" (xoxb-...) of %s, OAuth & Permissions, into %s"
            .formatted(reason, APP_PAGE, file));
  }

  public static Finding scopes(Standing standing) {
    String subject = "scopes";
    if (standing.scopes().isEmpty()) {
      return Finding.warning(subject, "Slack did not say which the token has");
    }
    String missing =
        SCOPES.entrySet().stream()
            .filter(needed -> !standing.scopes().get().contains(needed.getKey()))
            .map(needed -> needed.getKey() + " (" + needed.getValue() + ")")
            .collect(Collectors.joining(", "));
    return missing.isEmpty()
        ? Finding.ok(subject, "all " + SCOPES.size())
        : Finding.wrong(
            subject,
            "missing: %s; add them at %s, OAuth & Permissions, and install the app anew"
                .formatted(missing, APP_PAGE));
  }

  public static Finding appToken() {
    return Finding.ok(APP_TOKEN, "opens connections of Socket Mode");
  }

  public static Finding appTokenRefused(String file, String reason) {
    return Finding.wrong(
        APP_TOKEN,
        "%s: switch on Socket Mode at %s, make an app-level token with connections:write under Basic Information, and put it (xapp-...) into %s"
            .formatted(reason, APP_PAGE, file));
  }

  public static Finding signingSecret() {
    return Finding.ok(
        "signing secret", "can be read; whether it is this app's shows only when Slack calls");
  }

  public static Finding signingSecretMissing(String reason) {
    return Finding.wrong(
        "signing secret",
        "%s: put the one of %s, Basic Information, there".formatted(reason, APP_PAGE));
  }

  public static Finding repository(String commit, int environments) {
    return environments == 0
        ? Finding.warning(
            "environments",
            "read at %s, but no valid environment is in it: run slipway validate".formatted(commit))
        : Finding.ok("environments", "read at %s, %d of them".formatted(commit, environments));
  }

  public static Finding repositoryAway(String reason) {
    return Finding.wrong("environments", reason);
  }

  /// @param wanting environments that say `commit: pull-request`, for people
  public static Finding noForge(String wanting) {
    return Finding.wrong(
        FORGE,
        "%s: commit: pull-request, and the configuration has no section forge: add it, or let them say commit: push"
            .formatted(wanting));
  }

  /// @param mayPropose absent where the forge does not say
  public static Finding forge(String repository, Optional<Boolean> mayPropose, String rights) {
    return mayPropose
        .map(may ->
            may
                ? Finding.ok(FORGE, "the token sees %s and may propose".formatted(repository))
                : Finding.wrong(
                    FORGE,
                    "the token sees %s and may not propose: give it %s"
                        .formatted(repository, rights)))
        .orElseGet(() ->
            Finding.warning(
                FORGE,
                "the token sees %s; whether it may propose is not said: it needs %s"
                    .formatted(repository, rights)));
  }

  public static Finding forgeRefused(String reason) {
    return Finding.wrong(FORGE, reason);
  }

  /// @param what was found, without its full stop
  public static Finding notifier(String name, String what) {
    return Finding.ok("notifier " + name, what);
  }

  /// @param why and what to do, without its full stop
  public static Finding notifierBroken(String name, String why) {
    return Finding.wrong("notifier " + name, why);
  }

  public static Finding reconciler() {
    return Finding.ok("reconciler", "answers");
  }

  public static Finding reconcilerAway(String reason) {
    return Finding.wrong(
        "reconciler",
        reason + ": start it, and let reconciler.url and reconciler.token be its own");
  }

  /// @param environments that name it, for people
  public static Finding channel(String channel, String environments, Membership membership) {
    String subject = "channel " + channel;
    return switch (membership) {
      case MEMBER -> Finding.ok(subject, "the bot is in it (%s)".formatted(environments));
      case JOINS ->
          Finding.ok(
              subject, "public, the bot joins with its first message (%s)".formatted(environments));
      case UNSEEN ->
          Finding.wrong(
              subject,
              "named by %s, and not there or private without the bot: make it, or say /invite @slipway in it"
                  .formatted(environments));
    };
  }

  public static Finding channelUnknown(String channel, String reason) {
    return Finding.warning("channel " + channel, "could not be looked at: " + reason);
  }

  public static Finding noChannel(String environment) {
    return Finding.warning(
        "environment " + environment,
        "names no channels.deployments: its requests stand in the channel where they were typed, and merges nowhere");
  }
}
