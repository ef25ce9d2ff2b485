package dev.slipway.environments.parse;

import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Scalars;
import java.time.Duration;
import java.util.regex.Pattern;

/// Values that several kinds of file have in common.
final class Terms {
  /// Of services, environments, teams, people, targets, hooks, schedules.
  static final Kind<String> NAME =
      Scalars.text(
          Pattern.compile("[a-z][a-z0-9-]{0,40}"),
          "a name of a-z, 0-9 and -, at most 41 characters, that begins with a letter");

  /// Of environments: `default` stands for those that are not named.
  static final Kind<String> ENVIRONMENT =
      NAME.where(name -> !name.equals("default"), "another name, this one is reserved");

  /// Of an HTTP request, with its query.
  static final Kind<String> PATH =
      Scalars.text(Pattern.compile("/[\\x21-\\x7E]{0,1000}"), "a path that begins with /");

  /// Of chat, by name or id.
  static final Kind<String> CHANNEL =
      Scalars.text(
          Pattern.compile("#[^\\s#@<>,]{1,80}|[CG][A-Z0-9]{5,30}"),
          "a channel such as \"#deploys\" (in quotes) or its id");

  static final Kind<String> VARIABLE =
      Scalars.text(
          Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}"),
          "the name of an environment variable (letters, digits, _)");

  static final Kind<String> HOST =
      Scalars.text(
          Pattern.compile(
              "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
                  + "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*"),
          "a host name in lower case, such as www.example.com");

  static final Kind<Integer> PORT = Scalars.wholeNumber(1, 65_535);

  private Terms() {}

  /// A time that people wait for, from one moment up to 30 days.
  static Kind<Duration> time(Duration min) {
    return Scalars.duration(min, Duration.ofDays(30));
  }

  /// A time that may be none.
  static Kind<Duration> time() {
    return time(Duration.ZERO);
  }

  /// A time of something that repeats or gives up.
  static Kind<Duration> someTime() {
    return time(Duration.ofMillis(1));
  }
}
