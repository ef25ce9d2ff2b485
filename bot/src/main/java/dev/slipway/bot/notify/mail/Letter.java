package dev.slipway.bot.notify.mail;

import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Matter;
import dev.slipway.bot.notify.Notice;
import dev.slipway.bot.notify.mail.Smtp.UnreadableAddress;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HexFormat;

/// Writes mail. What people and services have written stands in the text and the subject only, and
/// no line of it can become a header.
record Letter(Session session, String from, Instant now) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
  private static final int ID_LENGTH = 32;
  private static final int LONGEST_SUBJECT = 200;

  MimeMessage of(Dispatch dispatch) throws MessagingException, UnreadableAddress {
    Notice notice = dispatch.notice();
    MimeMessage mail = new Identified(session, id(dispatch.id()));
    mail.setFrom(address(from));
    mail.setRecipient(
        RecipientType.TO, address(dispatch.address().orElseThrow(UnreadableAddress::new)));
    mail.setSubject(subject(notice.matter()), "UTF-8");
    mail.setSentDate(Date.from(now));
    // Mail programs show what has a reference in common as one conversation.
    mail.setHeader("References", id(notice.matter().incident().text()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setText(text(notice), "UTF-8");
    mail.saveChanges();
    return mail;
  }

  private static InternetAddress address(String text) throws UnreadableAddress {
    try {
      InternetAddress address = new InternetAddress(text, true);
      if (text.equals(address.getAddress()) && text.contains("@")) {
        return address;
      }
    } catch (AddressException _) {
      // Said below, without what it holds.
    }
    throw new UnreadableAddress();
  }

  private static String subject(Matter matter) {
    String title = oneLine(matter.title());
    return title.length() > LONGEST_SUBJECT ? title.substring(0, LONGEST_SUBJECT) : title;
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }

  private static String text(Notice notice) {
    Matter matter = notice.matter();
    String said =
        notice.sentence().equals(matter.what()) ? "" : oneLine(notice.sentence()) + "\r\n\r\n";
    return said
        + oneLine(matter.title())
        + "\r\n"
        + oneLine(matter.what())
        + "\r\n\r\nIncident "
        + matter.incident()
        + ", opened "
        + TIME.format(matter.opened())
        + ".\r\nThis happened "
        + TIME.format(notice.at())
        + ".\r\nIt is acknowledged and resolved in chat.\r\n";
  }

  /// The same for the same, and nothing in it that anybody has written.
  private String id(String of) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      String domain = from.substring(from.lastIndexOf('@') + 1);
      return "<" + HexFormat.of().formatHex(hash).substring(0, ID_LENGTH) + "@" + domain + ">";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Keeps its id when it is sent.
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
