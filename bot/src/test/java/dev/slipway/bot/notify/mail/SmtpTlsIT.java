package dev.slipway.bot.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.notify.Audience;
import dev.slipway.bot.notify.Dispatch;
import dev.slipway.bot.notify.Incidents;
import dev.slipway.bot.notify.Notifier.Look;
import dev.slipway.bot.notify.Told;
import dev.slipway.bot.notify.mail.MailServer.Encryption;
import dev.slipway.bot.notify.mail.MailServer.Login;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mail over STARTTLS, with a certificate that `keytool` makes.
class SmtpTlsIT {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void passwordIsThere() throws Exception {
    Files.writeString(folder.resolve("smtp.password"), "t0p-s3cret");
  }

  /// @param host that its certificate is for
  private MailServerStandIn server(String host) throws Exception {
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host);
    keytool("-exportcert", "-rfc", "-file", folder.resolve("ca.pem").toString());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stored = Files.newInputStream(folder.resolve("keys.p12"))) {
      keys.load(stored, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return MailServerStandIn.start(Optional.of(tls), "slipway t0p-s3cret");
  }

  private void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "mail", "-storepass", PASSWORD, "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private Smtp smtp(int port, Optional<Path> certificate) {
    return new Smtp(
        new MailServer(
            "localhost",
            port,
            Encryption.STARTTLS,
            certificate,
            Optional.of(new Login("slipway", folder.resolve("smtp.password")))),
        "slipway@example.com",
        () -> Incidents.NOW,
        Duration.ofSeconds(60));
  }

  private static Dispatch dispatch() {
    return Incidents.subscription("mail", new Audience.Mailboxes(List.of("ada@example.com"), false))
        .dispatches(Incidents.notices(Incidents.opened()).getFirst())
        .getFirst();
  }

  @Test
  void aMailAndTheLoginAreEncrypted() throws Exception {
    try (MailServerStandIn server = server("localhost")) {
      Smtp smtp = smtp(server.port(), Optional.of(folder.resolve("ca.pem")));

      assertThat(smtp.look()).isInstanceOf(Look.Works.class);
      assertThat(smtp.tell(dispatch())).isEqualTo(new Told.Taken());
      assertThat(server.mails()).hasSize(1);
      assertThat(server.violations()).isEmpty();
    }
  }

  @Test
  void whoIsNotTrustedOrIsSomebodyElseGetsNoPassword() throws Exception {
    try (MailServerStandIn server = server("mail.example.com")) {
      Optional<Path> known = Optional.of(folder.resolve("ca.pem"));

      assertThat(smtp(server.port(), Optional.empty()).tell(dispatch()))
          .isInstanceOf(Told.Later.class);
      assertThat(smtp(server.port(), known).tell(dispatch())).isInstanceOf(Told.Later.class);
      assertThat(server.mails()).isEmpty();
      assertThat(server.violations()).isEmpty();
    }
  }
}
