package dev.slipway.bot.notify.mail;

import dev.slipway.api.client.TokenSource;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Notifier;
import dev.slipway.bot.notify.Told;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;

/// Mail over SMTP, one for each notice and reader, each over a connection of its own. Waits for the
/// server within deadlines; a virtual thread that is interrupted ends the wait at once.
///
/// Told twice, a mail has the same `Message-ID`, by which mailboxes know it.
public final class Smtp implements Notifier {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final MailServer server;
  private final String from;
  private final InstantSource clock;
  private final Duration deadline;

  /// @param from the sender's address
  public Smtp(MailServer server, String from, InstantSource clock) {
    this(server, from, clock, DEADLINE);
  }

  /// @param deadline of each answer
  Smtp(MailServer server, String from, InstantSource clock, Duration deadline) {
    this.server = server;
    this.from = from;
    this.clock = clock;
    this.deadline = deadline;
  }

  private Session session() throws IOException {
    Properties properties = properties();
    if (server.certificate().isPresent()) {
      properties.put("mail.smtp.ssl.socketFactory", Trust.in(server.certificate().get()));
    }
    return Session.getInstance(properties);
  }

  private Properties properties() {
    Properties properties = new Properties();
    String wait = Long.toString(deadline.toMillis());
    properties.setProperty("mail.smtp.connectiontimeout", wait);
    properties.setProperty("mail.smtp.timeout", wait);
    properties.setProperty("mail.smtp.writetimeout", wait);
    properties.setProperty("mail.smtp.from", from);
    properties.setProperty("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (server.encryption()) {
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case NONE -> {
        // In the clear.
      }
    }
    return properties;
  }

  @Override
  public Told tell(Dispatch dispatch) {
    String password = "";
    try {
      Session session = session();
      MimeMessage mail = new Letter(session, from, clock.instant()).of(dispatch);
      password = password();
      try (Transport transport = connected(session, password)) {
        transport.sendMessage(mail, mail.getAllRecipients());
      }
      return new Told.Taken();
    } catch (UnreadableAddress e) {
      return new Told.Refused(String.valueOf(e.getMessage()));
    } catch (MessagingException e) {
      return Failure.of(e, password).told();
    } catch (IOException e) {
      return new Told.Later(String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  private String password() throws IOException {
    return server.login().isPresent()
        ? TokenSource.file(server.login().get().password()).token().orElseThrow()
        : "";
  }

  private Transport connected(Session session, String password) throws MessagingException {
    Transport transport = session.getTransport("smtp");
    if (server.login().isPresent()) {
      transport.connect(server.host(), server.port(), server.login().get().user(), password);
    } else {
      transport.connect(server.host(), server.port(), null, null);
    }
    return transport;
  }

  /// Connects and logs in; no mail is sent.
  @Override
  public Look look() {
    String password = "";
    try {
      password = password();
      try (Transport transport = connected(session(), password)) {
        return transport.isConnected()
            ? new Look.Works(
                server.host() + server.login().map(_ -> " takes the login").orElse(" answers"))
            : new Look.Broken(server.host() + " hangs up");
      }
    } catch (MessagingException e) {
      return new Look.Broken(Failure.of(e, password).sentence());
    } catch (IOException e) {
      return new Look.Broken(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    // Each mail has a connection of its own, which is closed by then.
  }

  /// What mail cannot be sent to.
  static final class UnreadableAddress extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableAddress() {
      super("that is no mail address, correct it in slipway.yaml or in the configuration");
    }
  }
}
