package dev.slipway.reconciler.target.engine;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The engine that tests use: that of `DOCKER_HOST`, else of the local socket.
///
/// Where none answers, each test that asks for it is left out, aloud, unless
/// `SLIPWAY_NOTHING_LEFT_OUT=1`: then it fails.
public final class RealEngine implements BeforeAllCallback, BeforeEachCallback {
  private static final String MUST_RUN = "SLIPWAY_NOTHING_LEFT_OUT";
  private static final Optional<String> TROUBLE = trouble();

  public static URI url() {
    return URI.create(
        Optional.ofNullable(System.getenv("DOCKER_HOST")).orElse("unix:///var/run/docker.sock"));
  }

  /// For classes that make something on an engine before all of their tests.
  @Override
  public void beforeAll(ExtensionContext context) {
    if (context.getTestInstanceLifecycle().equals(Optional.of(Lifecycle.PER_CLASS))) {
      require(context.getRequiredTestClass().getSimpleName());
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    require(
        context.getRequiredTestClass().getSimpleName()
            + "."
            + context.getRequiredTestMethod().getName());
  }

  private static void require(String test) {
    if (TROUBLE.isEmpty()) {
      return;
    }
    String said =
        "because no Docker engine answers at %s (%s): %s".formatted(url(), TROUBLE.get(), test);
    if ("1".equals(System.getenv(MUST_RUN))) {
      Assertions.fail("NOT RUN, " + said);
    }
    System.err.println("*** LEFT OUT, " + said + " ***");
    Assumptions.abort(said);
  }

  private static Optional<String> trouble() {
    try (Connection connection =
        Connection.open(new EngineAddress(url(), Optional.empty(), "127.0.0.1"))) {
      connection.calls().pingCmd().exec();
      return Optional.empty();
    } catch (IOException | RuntimeException failure) {
      return Optional.of(String.valueOf(failure.getMessage()));
    }
  }
}
