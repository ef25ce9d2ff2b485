package dev.slipway.sandbox.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the one [Browser] of the run.
///
/// Leaves each test out, aloud, where none is installed. Each, not the class: a class that is left
/// out counts as no test at all, and `.ci/run` would not see that anything was skipped.
public final class BrowserExtension implements BeforeEachCallback, ParameterResolver {
  @Override
  public void beforeEach(ExtensionContext context) {
    if (!Browser.isInstalled()) {
      System.err.println(
          "*** LEFT OUT, because there is no %s (Debian: apt-get install chromium): %s.%s ***"
              .formatted(
                  Browser.CHROMIUM,
                  context.getRequiredTestClass().getSimpleName(),
                  context.getRequiredTestMethod().getName()));
    }
    assumeTrue(Browser.isInstalled(), "no browser: " + Browser.CHROMIUM);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The store closes it at the end of the run.
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Browser.class))
        .getOrComputeIfAbsent(Browser.class, _ -> Browser.start(), Browser.class);
  }
}
