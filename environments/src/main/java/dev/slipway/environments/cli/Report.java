package dev.slipway.environments.cli;

import dev.slipway.environments.language.Problem;
import dev.slipway.environments.parse.Assembly;
import java.util.List;
import java.util.stream.Collectors;

/// What `validate` prints.
final class Report {
  private final Assembly assembly;
  private final int files;

  Report(Assembly assembly, int files) {
    this.assembly = assembly;
    this.files = files;
  }

  /// A line for each problem and warning, then a summary.
  String text() {
    StringBuilder text = new StringBuilder();
    assembly.problems().forEach(each -> text.append(each).append('\n'));
    assembly.warnings().forEach(each -> text.append("warning: ").append(each).append('\n'));
    text.append(count(files, "file")).append(": ");
    if (assembly.problems().isEmpty()) {
      text.append("valid, ")
          .append(count(assembly.environments().size(), "environment"))
          .append(" with ")
          .append(count(assembly.usable(), "service"));
    } else {
      text.append(count(assembly.problems().size(), "problem"));
    }
    if (!assembly.warnings().isEmpty()) {
      text.append(", ").append(count(assembly.warnings().size(), "warning"));
    }
    return text.toString();
  }

  /// One JSON object.
  String json() {
    return "{\"valid\":%b,\"files\":%d,\"environments\":%d,\"services\":%d,\"problems\":%s,\"warnings\":%s}"
        .formatted(
            assembly.problems().isEmpty(),
            files,
            assembly.environments().size(),
            assembly.usable(),
            json(assembly.problems()),
            json(assembly.warnings()));
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String json(List<Problem> problems) {
    return problems.stream().map(Report::json).collect(Collectors.joining(",", "[", "]"));
  }

  private static String json(Problem problem) {
    return "{\"file\":%s,\"line\":%d,\"column\":%d,\"message\":%s,\"hint\":%s}"
        .formatted(
            quote(problem.file()),
            problem.line(),
            problem.column(),
            quote(problem.message()),
            problem.hint().map(Report::quote).orElse("null"));
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
