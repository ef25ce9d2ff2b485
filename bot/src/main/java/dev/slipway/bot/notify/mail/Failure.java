package dev.slipway.bot.notify.mail;

import dev.slipway.bot.notify.Told;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why a mail was not taken. A server that answers with a code of 500 or more means it for good
/// (RFC 5321, 4.2.1); everything else may pass.
///
/// @param sentence without its full stop and without a secret
record Failure(boolean lasts, String sentence) {
  private static final int LONGEST = 300;

  /// `550 5.1.1 no such user`, as servers write it; each cause repeats it at the beginning of a
  /// line.
  private static final Pattern CODE = Pattern.compile("(?m)^\\s*([45])[0-9]{2}[ -].*");

  /// @param password that no reason may hold; empty where there is none
  static Failure of(MessagingException failure, String password) {
    String said = innermost(failure);
    boolean login = failure instanceof AuthenticationFailedException;
    Matcher code = CODE.matcher(said);
    boolean lasts = code.find() && "5".equals(code.group(1));
    String why = clean(said, password);
    String advice = login && lasts ? ": correct the user or the password's file" : "";
    return new Failure(lasts, (login ? "the login failed, " : "") + why + advice);
  }

  Told told() {
    return lasts ? new Told.Refused(sentence) : new Told.Later(sentence, Optional.empty());
  }

  /// What the server said, or what broke, stands in the last of the chain.
  private static String innermost(MessagingException failure) {
    Exception last = failure;
    while (last instanceof MessagingException chained && chained.getNextException() != null) {
      last = chained.getNextException();
    }
    return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
  }

  private static String clean(String said, String password) {
    String line = said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (!password.isEmpty() && (line.contains(password) || line.contains(encoded(password)))) {
      return "the server repeats the password";
    }
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  private static String encoded(String password) {
    return Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8));
  }
}
