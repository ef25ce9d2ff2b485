package dev.slipway.bot;

import dev.slipway.bot.configuration.Configuration;
import dev.slipway.bot.configuration.NotifierConfiguration;
import dev.slipway.bot.configuration.NotifierConfiguration.Way;
import dev.slipway.bot.notify.Audience;
import dev.slipway.bot.notify.Notifier;
import dev.slipway.bot.notify.Subscription;
import dev.slipway.bot.notify.mail.MailServer;
import dev.slipway.bot.notify.mail.Smtp;
import dev.slipway.bot.notify.web.Destination;
import dev.slipway.bot.notify.web.Discord;
import dev.slipway.bot.notify.web.PagerDuty;
import dev.slipway.bot.notify.web.Webhook;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The notifiers that the configuration names.
final class ConfiguredNotifiers {
  private ConfiguredNotifiers() {}

  static SortedMap<String, Notifier> of(Configuration configuration, InstantSource clock) {
    SortedMap<String, Notifier> notifiers = new TreeMap<>();
    configuration
        .notifiers()
        .forEach((name, notifier) -> notifiers.put(name, notifier(notifier.way(), clock)));
    return notifiers;
  }

  private static Notifier notifier(Way way, InstantSource clock) {
    return switch (way) {
      case Way.Mail mail -> new Smtp(server(mail.server()), mail.from(), clock);
      case Way.Webhook webhook ->
          new Webhook(
              new Webhook.Access(destination(webhook), webhook.token(), webhook.secret()), clock);
      case Way.Discord(var urlFile) -> new Discord(urlFile, clock);
      case Way.PagerDuty(var url, var routingKey) -> new PagerDuty(url, routingKey, clock);
    };
  }

  private static Destination destination(Way.Webhook webhook) {
    return webhook
        .urlFile()
        .<Destination>map(Destination.Secret::new)
        .orElseGet(() -> new Destination.Known(webhook.url().orElseThrow()));
  }

  private static MailServer server(NotifierConfiguration.Server server) {
    return new MailServer(
        server.host(),
        server.port(),
        switch (server.tls()) {
          case STARTTLS -> MailServer.Encryption.STARTTLS;
          case TLS -> MailServer.Encryption.TLS;
          case NONE -> MailServer.Encryption.NONE;
        },
        server.certificate(),
        server.login().map(login -> new MailServer.Login(login.user(), login.password())));
  }

  static List<Subscription> subscriptions(Configuration configuration) {
    return configuration.notifiers().entrySet().stream()
        .map(entry ->
            new Subscription(
                entry.getKey(),
                entry.getValue().least(),
                entry.getValue().environments(),
                audience(entry.getValue().way())))
        .toList();
  }

  private static Audience audience(Way way) {
    return switch (way) {
      case Way.Mail mail -> new Audience.Mailboxes(mail.to(), mail.called());
      case Way.Webhook _, Way.Discord _ -> new Audience.Followers();
      case Way.PagerDuty _ -> new Audience.Pager();
    };
  }
}
