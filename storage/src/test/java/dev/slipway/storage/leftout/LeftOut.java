package dev.slipway.storage.leftout;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.extension.ExtensionContext;

/// Leaves tests out, aloud, on a machine that lacks what they need; each, not their class: a class
/// that is left out counts as no test at all, and `.ci/run` would not see that anything was
/// skipped.
///
/// With `SLIPWAY_NOTHING_LEFT_OUT=1` in the environment, what would be left out fails.
public final class LeftOut {
  private LeftOut() {}

  /// @param missing what there is not, and how to get it
  public static void test(ExtensionContext test, String missing) {
    String line =
        "*** LEFT OUT, because there is no %s: %s.%s ***"
            .formatted(
                missing,
                test.getRequiredTestClass().getSimpleName(),
                test.getRequiredTestMethod().getName());
    if ("1".equals(System.getenv("SLIPWAY_NOTHING_LEFT_OUT"))) {
      fail(line);
    }
    System.err.println(line);
    abort(line);
  }
}
