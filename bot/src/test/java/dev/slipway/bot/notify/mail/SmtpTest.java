package dev.slipway.bot.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Incidents;
import dev.slipway.bot.notify.Matter;
import dev.slipway.bot.notify.Notice;
import dev.slipway.bot.notify.Notifier;
import dev.slipway.bot.notify.NotifierContract;
import dev.slipway.bot.notify.Told;
import dev.slipway.bot.notify.mail.MailServer.Encryption;
import dev.slipway.bot.notify.mail.MailServer.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpTest extends NotifierContract {
  private static final String PASSWORD = "t0p-s3cret";
  private static final String FROM = "slipway@example.com";

  @TempDir private Path folder = Path.of("");
  private MailServerStandIn server;

  @BeforeEach
  void begin() throws IOException {
    Files.writeString(secretFile(), PASSWORD + "\n");
    server = MailServerStandIn.start(Optional.empty(), "slipway " + PASSWORD);
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  private Path secretFile() {
    return folder.resolve("secret.file");
  }

  private Smtp to(int port, Encryption encryption, Duration deadline) {
    return new Smtp(
        new MailServer(
            "localhost",
            port,
            encryption,
            Optional.empty(),
            Optional.of(new Login("slipway", secretFile()))),
        FROM,
        () -> Incidents.NOW,
        deadline);
  }

  @Override
  protected Notifier notifier(Duration deadline) {
    return to(server.port(), Encryption.NONE, deadline);
  }

  @Override
  protected Notifier toNobody() {
    return to(1, Encryption.NONE, PATIENT);
  }

  @Override
  protected void plan(Trouble trouble) {
    String echo = PASSWORD + " " + secrets().getLast();
    server.plan(
        switch (trouble) {
          case FOR_NOW -> "451 4.3.0 " + echo;
          case FOR_GOOD -> "550 5.1.1 " + echo;
          case HANGS -> "";
        });
  }

  @Override
  protected List<String> arrived() {
    return server.mails();
  }

  @Override
  protected List<String> violations() {
    return server.violations();
  }

  @Override
  protected List<String> secrets() {
    String plain = "\0slipway\0" + PASSWORD;
    return List.of(
        PASSWORD, Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  protected void loseSecret() throws IOException {
    Files.delete(secretFile());
  }

  @Override
  protected Dispatch dispatch() {
    return to("ada@example.com", "Alerts fire: HighErrorRate");
  }

  private static Dispatch to(String address, String what) {
    Dispatch usual = Incidents.dispatches("mail", Incidents.opened()).getFirst();
    Notice notice = usual.notice();
    Matter matter = notice.matter();
    return new Dispatch(
        usual.id(),
        usual.notifier(),
        Optional.of(address),
        new Notice(
            notice.key(),
            notice.moment(),
            notice.at(),
            new Matter(matter.incident(), matter.severity(), matter.about(), matter.opened(), what),
            notice.sentence(),
            notice.by(),
            notice.called()));
  }

  private String mail(Dispatch dispatch) {
    assertThat(notifier(PATIENT).tell(dispatch)).isEqualTo(new Told.Taken());
    return server.mails().getLast();
  }

  @Test
  void aMailSaysWhatItIsAboutToWhomAndThatAProgramWroteIt() {
    assertThat(mail(dispatch()))
        .contains(
            "From: slipway@example.com\n",
            "To: ada@example.com\n",
            "Subject: Critical: frontend in production\n",
            "Auto-Submitted: auto-generated\n",
            "Incident i-20261125-1200-7k3m, opened 2026-11-25 12:00:00 UTC.\n");
  }

  @Test
  void aMailThatIsSentTwiceIsKnownByItsId() {
    String first = mail(dispatch());
    String second = mail(dispatch());

    assertThat(header(first, "Message-ID")).endsWith("@example.com>");
    assertThat(header(second, "Message-ID")).isEqualTo(header(first, "Message-ID"));
    assertThat(header(first, "References")).isNotEqualTo(header(first, "Message-ID"));
  }

  private static String header(String mail, String name) {
    return mail.lines().filter(line -> line.startsWith(name + ": ")).findFirst().orElseThrow();
  }

  @Test
  void nothingThatPeopleHaveWrittenBecomesAHeader() {
    String mail = mail(to("ada@example.com", "down\r\nBcc: mallory@example.com\r\n\r\nhello"));

    assertThat(mail.lines()).noneMatch(line -> line.startsWith("Bcc:"));
  }

  @Test
  void whatIsNoAddressIsRefusedAndNobodyIsAsked() {
    Dispatch injecting = to("ada@example.com>\r\nRCPT TO:<mallory@example.com", "down");

    assertThat(notifier(PATIENT).tell(injecting)).isInstanceOf(Told.Refused.class);
    assertThat(notifier(PATIENT).tell(to("ada, mallory@example.com", "down")))
        .isInstanceOf(Told.Refused.class);
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void aWrongPasswordIsRefusedAndSaysWhatToDo() throws IOException {
    Files.writeString(secretFile(), "an0ther");

    Told told = notifier(PATIENT).tell(dispatch());

    assertThat(told).isInstanceOf(Told.Refused.class);
    assertThat(told.toString()).contains("login failed", "password").doesNotContain("an0ther");
    assertThat(notifier(PATIENT).look()).isInstanceOf(Notifier.Look.Broken.class);
  }

  /// Somebody between them may have taken the offer away: nothing is said in the clear.
  @Test
  void whereNoEncryptionIsOfferedNoPasswordIsSent() {
    Told told = to(server.port(), Encryption.STARTTLS, PATIENT).tell(dispatch());

    assertThat(told).isInstanceOf(Told.Later.class);
    assertThat(told.toString()).containsIgnoringCase("STARTTLS");
    assertThat(server.mails()).isEmpty();
  }
}
