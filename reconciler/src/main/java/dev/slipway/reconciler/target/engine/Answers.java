package dev.slipway.reconciler.target.engine;

import com.github.dockerjava.api.exception.DockerException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What engines and registries say in words, because their status codes do not tell it. Pure.
public final class Answers {
  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  /// The image's own fault, whatever status it comes with.
  private static final Pattern CANNOT_RUN =
      Pattern.compile(
          "exec:? .*(not found|no such file or directory|permission denied|format error"
              + "|is a directory)|exec format error",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MISSING =
      Pattern.compile(
          "manifest unknown|manifest for .* not found|name unknown|name not known"
              + "|repository name not known|no such image",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DENIED =
      Pattern.compile(
          "denied|unauthorized|authentication required|no basic auth credentials|forbidden",
          Pattern.CASE_INSENSITIVE);

  private Answers() {}

  /// The sentence in an engine's answer, in one line.
  public static String said(DockerException answer) {
    return said(String.valueOf(answer.getMessage()));
  }

  static String said(String text) {
    Matcher message = MESSAGE.matcher(text);
    String sentence =
        message.find() ? message.group(1).replace("\\\"", "\"").replace("\\n", " ") : text;
    return sentence.replaceAll("\\s+", " ").strip();
  }

  /// Whether an instance could not be started because of what its image holds.
  static boolean saysThatItCannotRun(String sentence) {
    return CANNOT_RUN.matcher(sentence).find();
  }

  /// Whether a registry says that there is no such image.
  static boolean saysThatItIsMissing(String sentence) {
    return MISSING.matcher(sentence).find() && !DENIED.matcher(sentence).find();
  }

  static boolean saysThatItIsDenied(String sentence) {
    return DENIED.matcher(sentence).find();
  }

  /// Whether several of the engine's networks have one name: no fault of what was to be started.
  static boolean saysThatANameIsAmbiguous(String sentence) {
    return sentence.contains("is ambiguous");
  }

  /// Whether an engine no longer speaks the version of the API that was pinned.
  static boolean saysThatTheVersionIsWrong(String sentence) {
    return sentence.contains("client version");
  }
}
