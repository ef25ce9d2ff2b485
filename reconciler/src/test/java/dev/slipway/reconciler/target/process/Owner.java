package dev.slipway.reconciler.target.process;

import dev.slipway.reconciler.delivery.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A reconciler's part for tests that kill it: a JVM of its own that opens the target of a fixture,
/// starts one instance, says `started`, and stays.
final class Owner {
  private Owner() {}

  /// @param arguments the fixture's folder
  public static void main(String[] arguments) throws Exception {
    Fixture fixture = new Fixture(Path.of(arguments[0]));
    Release release = fixture.release(Fixture.withoutPort());
    System.out.println("outcome " + fixture.target.start(release, 0));
    System.out.println("started");
    new CountDownLatch(1).await();
  }

  /// Returns when the instance is started. Leads a process group of its own and heeds Ctrl-C, as a
  /// program that was started in a terminal does; what a shell starts in the background does not.
  static Process begin(Path root) {
    try {
      Process owner =
          new ProcessBuilder(
                  "env",
                  "--default-signal=INT",
                  "setsid",
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Owner.class.getName(),
                  root.toString())
              .redirectErrorStream(true)
              .start();
      var _ = owner.inputReader().lines().filter("started"::equals).findFirst().orElseThrow();
      return owner;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
