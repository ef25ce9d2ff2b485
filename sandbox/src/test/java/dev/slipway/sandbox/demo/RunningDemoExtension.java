package dev.slipway.sandbox.demo;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives the tests of a class one [RunningDemo], started by the first that runs and stopped after
/// the last.
final class RunningDemoExtension implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningDemo.class;
  }

  @Override
  public RunningDemo resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ExtensionContext ofClass = context.getParent().orElseThrow();
    return ofClass
        .getStore(ExtensionContext.Namespace.create(RunningDemo.class))
        .getOrComputeIfAbsent(RunningDemo.class, _ -> start(), RunningDemo.class);
  }

  private static RunningDemo start() {
    try {
      return RunningDemo.start();
    } catch (IOException e) {
      throw new IllegalStateException("the demo did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the demo started", e);
    }
  }
}
