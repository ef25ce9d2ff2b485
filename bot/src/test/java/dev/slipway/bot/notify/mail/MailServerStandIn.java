package dev.slipway.bot.notify.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A server that takes mail (RFC 5321), with STARTTLS (RFC 3207) and a login (RFC 4954). Strict: a
/// word that does not belong where it comes is refused and noted.
final class MailServerStandIn implements AutoCloseable {
  private final ServerSocket door;
  private final Optional<SSLContext> tls;
  private final String login;
  private final Queue<String> planned = new ConcurrentLinkedQueue<>();
  private final List<String> mails = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();

  /// @param tls offered and required before a login, where it is there
  /// @param login `user password`
  private MailServerStandIn(ServerSocket door, Optional<SSLContext> tls, String login) {
    this.door = door;
    this.tls = tls;
    this.login = login;
  }

  static MailServerStandIn start(Optional<SSLContext> tls, String login) throws IOException {
    MailServerStandIn server =
        new MailServerStandIn(
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), tls, login);
    Thread.ofVirtual().start(server::open);
    return server;
  }

  int port() {
    return door.getLocalPort();
  }

  /// Answered instead to the next recipient, or nothing ever for an empty text.
  void plan(String answer) {
    planned.add(answer);
  }

  /// Each with its headers, lines ended by `\n`.
  synchronized List<String> mails() {
    return List.copyOf(mails);
  }

  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  private void open() {
    try {
      while (true) {
        Socket caller = door.accept();
        Thread.ofVirtual().start(() -> serve(caller));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket caller) {
    try (Conversation conversation = new Conversation(caller)) {
      conversation.hold();
    } catch (IOException _) {
      // Whoever hangs up is gone.
    }
  }

  private synchronized void note(String violation) {
    violations.add(violation);
  }

  private synchronized void take(String mail) {
    mails.add(mail);
  }

  /// With one who has called.
  private final class Conversation implements AutoCloseable {
    private Socket socket;
    private BufferedReader in;
    private boolean encrypted;
    private boolean known;

    Conversation(Socket socket) throws IOException {
      this.socket = socket;
      this.in = reader(socket);
    }

    private static BufferedReader reader(Socket socket) throws IOException {
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    void hold() throws IOException {
      say("220 stand-in");
      String line = in.readLine();
      while (line != null && !line.equalsIgnoreCase("QUIT")) {
        answer(line);
        line = in.readLine();
      }
      say("221 bye");
    }

    private void answer(String line) throws IOException {
      String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      switch (word) {
        case "EHLO" -> greet();
        case "STARTTLS" -> encrypt();
        case "AUTH" -> login(line);
        case "MAIL" -> say(known ? "250 ok" : "530 5.7.0 log in first");
        case "RCPT" -> recipient(line);
        case "DATA" -> data();
        case "NOOP", "RSET" -> say("250 ok");
        default -> {
          note(line);
          say("500 5.5.1 what?");
        }
      }
    }

    private void greet() throws IOException {
      say("250-stand-in");
      if (tls.isPresent() && !encrypted) {
        say("250 STARTTLS");
      } else {
        say("250 AUTH PLAIN");
      }
    }

    private void encrypt() throws IOException {
      say("220 go on");
      SSLSocket secure =
          (SSLSocket)
              tls.orElseThrow()
                  .getSocketFactory()
                  .createSocket(socket, socket.getInetAddress().getHostAddress(), 0, true);
      secure.setUseClientMode(false);
      secure.startHandshake();
      socket = secure;
      in = reader(secure);
      encrypted = true;
    }

    private void login(String line) throws IOException {
      if (tls.isPresent() && !encrypted) {
        note("a password in the clear");
      }
      String said = line.substring(line.lastIndexOf(' ') + 1);
      if (said.equalsIgnoreCase("PLAIN")) {
        say("334 ");
        said = in.readLine();
      }
      String[] parts = new String(Base64.getDecoder().decode(said), UTF_8).split("\0", -1);
      known = (parts[1] + " " + parts[2]).equals(login);
      say(known ? "235 2.7.0 welcome" : "535 5.7.8 not you: " + said);
    }

    private void recipient(String line) throws IOException {
      String answer = planned.poll();
      if (answer == null) {
        say(line.matches("(?i)RCPT TO:<[^<> ]+@[^<> ]+>.*") ? "250 ok" : "501 5.1.3 who?");
      } else if (answer.isEmpty()) {
        hang();
      } else {
        say(answer);
      }
    }

    private static void hang() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    private void data() throws IOException {
      say("354 go on");
      StringBuilder mail = new StringBuilder();
      String line = in.readLine();
      while (!".".equals(line)) {
        mail.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
        line = in.readLine();
      }
      take(mail.toString());
      say("250 2.0.0 taken");
    }

    private void say(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
