package dev.slipway.environments.git;

import dev.slipway.environments.git.GitException.Kind;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;

/// Tells people and the loop what a failed connection means.
final class Failures {
  private static final List<String> DENIED =
      List.of(
          "not authorized",
          "authentication",
          "auth fail",
          "cannot log in",
          "not permitted",
          "permission denied",
          "host key",
          "publickey",
          "403");

  private Failures() {}

  /// @param doing what and on what: `fetching main of https://...`
  static GitException of(String doing, Throwable failure, Connection connection) {
    if (chain(failure).anyMatch(GitException.class::isInstance)) {
      return chain(failure)
          .filter(GitException.class::isInstance)
          .map(GitException.class::cast)
          .findFirst()
          .orElseThrow();
    }
    Kind kind = kind(failure);
    String why = connection.redact(reason(failure));
    return new GitException(kind, doing + " failed: " + why + "; " + advice(kind));
  }

  /// Whether what is on our own disk is to blame.
  static boolean isCorruption(Throwable failure) {
    return chain(failure)
        .anyMatch(each ->
            each instanceof MissingObjectException || each instanceof CorruptObjectException);
  }

  private static Kind kind(Throwable failure) {
    String all =
        chain(failure)
            .map(each -> String.valueOf(each.getMessage()))
            .reduce("", (left, right) -> left + "\n" + right)
            .toLowerCase(Locale.ROOT);
    if (DENIED.stream().anyMatch(all::contains)) {
      return Kind.AUTHENTICATION;
    }
    if (chain(failure).anyMatch(NoRemoteRepositoryException.class::isInstance)
        || all.contains("not found")) {
      return Kind.NOT_FOUND;
    }
    if (all.contains("remote does not have")) {
      return Kind.BRANCH_GONE;
    }
    boolean silent = chain(failure).anyMatch(InterruptedIOException.class::isInstance);
    return silent || all.contains("timed out") || all.contains("timeout")
        ? Kind.TIMED_OUT
        : Kind.UNREACHABLE;
  }

  private static String advice(Kind kind) {
    return switch (kind) {
      case UNREACHABLE -> "it is tried again, check the address and the network";
      case TIMED_OUT -> "it is tried again, check the remote and the network";
      case AUTHENTICATION -> "check the token or key, its rights and the known hosts";
      case NOT_FOUND -> "check the address and whether the token or key may see the repository";
      case BRANCH_GONE -> "restore the branch or set another one; nothing changes until then";
      case HISTORY_REWRITTEN, REFUSED, CONTENDED, CORRUPT, MISCONFIGURED ->
          "look at the repository";
    };
  }

  /// The innermost sentence, on one line.
  private static String reason(Throwable failure) {
    return chain(failure)
        .map(Throwable::getMessage)
        .filter(message -> message != null && !message.isBlank())
        .reduce((_, inner) -> inner)
        .map(message -> message.lines().findFirst().orElse(message).strip())
        .orElse(failure.getClass().getSimpleName());
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause).limit(20);
  }
}
