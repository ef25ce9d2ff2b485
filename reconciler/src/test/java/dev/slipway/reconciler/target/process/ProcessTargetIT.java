package dev.slipway.reconciler.target.process;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.target.Target;
import dev.slipway.reconciler.target.TargetContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The process target keeps the contract, with real processes.
final class ProcessTargetIT extends TargetContract {
  @TempDir Path root = Path.of("set by JUnit");
  private Fixture fixture;

  ProcessTargetIT() {}

  @BeforeEach
  void open() throws IOException {
    fixture = new Fixture(root);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Override
  protected Target target() {
    return fixture.target;
  }

  @Override
  protected void publish(String service, Version version, Course course) {
    try {
      Path _ =
          fixture.publish(
              version,
              switch (course) {
                case GOOD -> Fixture.server(200);
                case NEVER_READY -> Fixture.server(503);
                case CRASHING -> "#!/bin/sh\nexit 3\n";
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected RunSpec spec(String service) {
    return Fixture.withPort();
  }

  @Override
  protected void kill(InstanceName name) {
    try {
      Fixture.kill(fixture.child(name).pid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
