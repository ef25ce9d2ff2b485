package dev.slipway.bot.configuration;

import dev.slipway.bot.configuration.NotifierConfiguration.Encryption;
import dev.slipway.bot.configuration.NotifierConfiguration.Login;
import dev.slipway.bot.configuration.NotifierConfiguration.Server;
import dev.slipway.bot.configuration.NotifierConfiguration.Way;
import dev.slipway.bot.incident.Severity;
import dev.slipway.environments.configuration.Reading;
import dev.slipway.environments.configuration.Section;
import dev.slipway.environments.configuration.Type;
import dev.slipway.environments.configuration.Types;
import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Scalars;
import dev.slipway.environments.yaml.Shapes;
import dev.slipway.environments.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The keys of the section `notifiers`.
record NotifierKeys(Types types) {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
  private static final Kind<String> ADDRESS =
      Scalars.text(
          Pattern.compile("[^\\s\\p{Cntrl}@<>,;:\"()]+@[A-Za-z0-9.-]+"),
          "a mail address such as oncall@example.com");

  Reading<NotifierConfiguration> reading() {
    Map<String, Function<Section, Supplier<? extends NotifierConfiguration>>> kinds =
        new LinkedHashMap<>();
    kinds.put("mail", section -> heard(section, mail(section)));
    kinds.put("webhook", section -> heard(section, webhook(section)));
    kinds.put("discord", section -> heard(section, discord(section)));
    kinds.put("pagerduty", section -> heard(section, pagerDuty(section)));
    return Reading.variants(
        "who is told of incidents beside Slack: see `docs/notifiers.md`", kinds);
  }

  private static Supplier<NotifierConfiguration> heard(
      Section section, Supplier<? extends Way> way) {
    var severity =
        section.optional(
            "severity", Types.oneOf(Severity.class), "minor", "the least bad that is told");
    var environments =
        section.absentOr(
            "environments",
            new Type<>("list of environments", "", Shapes.list(Scalars.text())),
            "all",
            "of which is told; what is about none of them is always told");
    return () ->
        new NotifierConfiguration(
            severity.get(), Set.copyOf(environments.get().orElse(List.of())), way.get());
  }

  private Supplier<Way> mail(Section section) {
    var server = server(section);
    var from =
        section.required("from", new Type<>("mail address", "", ADDRESS), "who mail comes from");
    var to =
        section.absentOr(
            "to",
            new Type<>("list of mail addresses", "", Shapes.list(ADDRESS)),
            "nobody",
            "who gets everything that happens to an incident");
    var called =
        section.optional(
            "called",
            new Type<>("`true` or `false`", "", Scalars.bool()),
            "true",
            "whether people who are called get that as mail, at their address in `slipway.yaml`");
    return () -> new Way.Mail(server.get(), from.get(), to.get().orElse(List.of()), called.get());
  }

  private Supplier<Server> server(Section section) {
    var host = section.required("host", Types.text(), "the server that takes mail");
    var port = section.optional("port", Types.number(1, 65_535, ""), "587", "where it takes it");
    var tls =
        section.optional(
            "tls",
            Types.oneOf(Encryption.class),
            "starttls",
            "how the connection is encrypted; `none` with a password on this machine only");
    var certificate =
        section.absentOr(
            "rootCertificate",
            types.file(),
            "those Java trusts",
            "in PEM: the only authority whose servers are believed");
    var user = section.absentOr("user", Types.text(), "no login", "who logs in there");
    var password = section.absentOr("password", types.file(), "no login", "holds their password");
    check(section, host, tls, user, password);
    return () ->
        new Server(
            host.get(),
            port.get(),
            tls.get(),
            certificate.get(),
            user.get().map(name -> new Login(name, password.get().orElseThrow())));
  }

  private static void check(
      Section section,
      Value<String> host,
      Value<Encryption> tls,
      Value<? extends Optional<?>> user,
      Value<? extends Optional<?>> password) {
    if (isThere(user) != isThere(password)) {
      section.refuse(isThere(user) ? "user" : "password", "user and password need each other");
    }
    boolean open = tls.ifRead().filter(Encryption.NONE::equals).isPresent();
    if (isThere(password) && open && host.ifRead().filter(THIS_MACHINE::contains).isEmpty()) {
      section.refuse("tls", "a password is never sent in the clear, use starttls or tls");
    }
  }

  private Supplier<Way> webhook(Section section) {
    var url = section.absentOr("url", Types.tokenAddress(), "in `urlFile`", "what is called");
    var urlFile =
        section.absentOr(
            "urlFile", types.file(), "in `url`", "holds the address, where it is a secret");
    var token =
        section.absentOr(
            "token", types.file(), "none is sent", "holds a bearer token that is sent");
    var secret =
        section.absentOr(
            "secret", types.file(), "not signed", "holds the secret that signs what is sent");
    if (url.ifRead().isPresent()
        && urlFile.ifRead().isPresent()
        && isThere(url) == isThere(urlFile)) {
      section.refuse("url", "the address stands in url or in the file urlFile, in one of them");
    }
    return () -> new Way.Webhook(url.get(), urlFile.get(), token.get(), secret.get());
  }

  private Supplier<Way> discord(Section section) {
    var urlFile =
        section.required(
            "urlFile", types.file(), "holds the address of the channel's webhook, a secret");
    return () -> new Way.Discord(urlFile.get());
  }

  private Supplier<Way> pagerDuty(Section section) {
    var url =
        section.optional(
            "url",
            Types.tokenAddress(),
            "https://events.pagerduty.com/v2/enqueue",
            "the Events API v2; Europe has `https://events.eu.pagerduty.com/v2/enqueue`");
    var routingKey =
        section.required(
            "routingKey",
            types.file(),
            "holds the Integration Key of an Events API v2 integration");
    return () -> new Way.PagerDuty(url.get(), routingKey.get());
  }

  private static boolean isThere(Value<? extends Optional<?>> value) {
    return value.ifRead().filter(Optional::isPresent).isPresent();
  }
}
