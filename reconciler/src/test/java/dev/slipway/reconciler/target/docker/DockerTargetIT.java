package dev.slipway.reconciler.target.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.target.Target;
import dev.slipway.reconciler.target.TargetContract;
import dev.slipway.reconciler.target.engine.RealEngine;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The Docker target keeps the contract, with real containers.
@ExtendWith(RealEngine.class)
final class DockerTargetIT extends TargetContract {
  @TempDir Path root = Path.of("set by JUnit");
  private Fixture fixture;

  DockerTargetIT() {}

  @BeforeEach
  void open() throws IOException {
    fixture = new Fixture(root);
  }

  @AfterEach
  void close() throws IOException {
    fixture.close();
  }

  @Override
  protected Target target() {
    return fixture.target;
  }

  @Override
  protected void publish(String service, Version version, Course course) {
    String _ =
        fixture.publish(
            service,
            version,
            switch (course) {
              case GOOD -> Fixture.server(true);
              case NEVER_READY -> Fixture.server(false);
              case CRASHING -> "exit 3";
            });
  }

  @Override
  protected RunSpec spec(String service) {
    return fixture.withPort(service);
  }

  @Override
  protected void kill(InstanceName name) {
    try {
      fixture.client.killContainerCmd(name.text()).withSignal("KILL").exec();
    } catch (NotFoundException gone) {
      throw new AssertionError(gone);
    }
  }
}
