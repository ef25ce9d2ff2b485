package dev.slipway.sandbox;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Leaves tests out, aloud, where this machine lacks what they need; with
/// `SLIPWAY_NOTHING_LEFT_OUT=1` in the environment they fail then.
public final class LeftOut {
  private LeftOut() {}

  /// Finds out whether something is there.
  @FunctionalInterface
  public interface Need {
    /// @throws IOException says what is missing
    void check() throws IOException;
  }

  public static void unless(ExtensionContext context, Need need) {
    try {
      need.check();
    } catch (IOException missing) {
      String method = context.getTestMethod().map(each -> "." + each.getName()).orElse("");
      String line =
          "*** LEFT OUT: %s%s: %s ***"
              .formatted(
                  context.getRequiredTestClass().getSimpleName(), method, missing.getMessage());
      if ("1".equals(System.getenv("SLIPWAY_NOTHING_LEFT_OUT"))) {
        throw new AssertionError(line, missing);
      }
      System.err.println(line);
      abort(line);
    }
  }
}
