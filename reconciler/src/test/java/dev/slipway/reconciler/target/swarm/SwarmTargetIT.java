package dev.slipway.reconciler.target.swarm;

import com.github.dockerjava.api.model.Container;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.RunSpec;
import dev.slipway.reconciler.target.Target;
import dev.slipway.reconciler.target.TargetContract;
import dev.slipway.reconciler.target.engine.RealEngine;
import dev.slipway.reconciler.target.engine.ShortFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The Swarm target keeps the contract, with a real swarm: one for all tests, as making one takes
/// long; each has a target of its own there.
@ExtendWith(RealEngine.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SwarmTargetIT extends TargetContract {
  private Fixture fixture = unset();

  SwarmTargetIT() {}

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // set before all tests
  private static <T> T unset() {
    return null;
  }

  @BeforeAll
  void found(@TempDir(factory = ShortFolder.class) Path root) throws Exception {
    fixture = new Fixture(root);
  }

  @BeforeEach
  void renew() throws IOException {
    fixture.renew();
  }

  @AfterAll
  void close() throws IOException {
    fixture.close();
  }

  @Override
  protected Target target() {
    return fixture.target;
  }

  @Override
  protected void publish(String service, Version version, Course course) {
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
    for (Container container : fixture.containers()) {
      fixture.swarm.client.killContainerCmd(container.getId()).withSignal("KILL").exec();
    }
  }
}
