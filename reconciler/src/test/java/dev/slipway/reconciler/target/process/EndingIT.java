package dev.slipway.reconciler.target.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.delivery.Condition;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is stopped ends with its children, and nothing else ends with it.
@Timeout(60)
final class EndingIT {
  @TempDir Path root = Path.of("set by JUnit");
  private Fixture fixture;

  EndingIT() {}

  @BeforeEach
  void open() throws IOException {
    fixture = new Fixture(root);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private InstanceName started(String script, int processes) throws Exception {
    fixture.publish(Fixture.VERSION, script);
    assertThat(fixture.target.start(fixture.release(Fixture.withoutPort()), 0))
        .isEqualTo(new Outcome.Done());
    InstanceName name = fixture.only().name();
    await().until(() -> fixture.processes(name).size() >= processes);
    return name;
  }

  @Test
  void stoppingEndsTheChildrenToo() throws Exception {
    InstanceName name = started(Fixture.LOOP, 3);

    assertThat(fixture.target.stop(name, Fixture.GRACE)).isEqualTo(new Outcome.Done());

    assertThat(fixture.processes(name)).isEmpty();
  }

  @Test
  void aChildThatLeftTheSessionIsEndedToo() throws Exception {
    InstanceName name = started("#!/bin/sh\nsetsid sleep 1000 &\nwait\n", 3);

    assertThat(fixture.target.stop(name, Fixture.GRACE)).isEqualTo(new Outcome.Done());

    assertThat(fixture.processes(name)).isEmpty();
  }

  @Test
  void childrenDoNotOutliveAKilledProcess() throws Exception {
    InstanceName name = started(Fixture.LOOP, 3);

    Fixture.kill(fixture.child(name).pid());

    await()
        .untilAsserted(() ->
            assertThat(fixture.only().condition())
                .isEqualTo(new Condition.Exited(137, "killed by signal 9")));
    await().untilAsserted(() -> assertThat(fixture.processes(name)).isEmpty());
  }

  @Test
  void aProcessThatDoesNotWantToEndIsKilledAfterItsGrace() throws Exception {
    InstanceName name = started("#!/bin/sh\ntrap '' TERM\nwhile :; do sleep 0.1; done\n", 2);

    assertThat(fixture.target.stop(name, Duration.ofMillis(200))).isEqualTo(new Outcome.Done());

    assertThat(fixture.processes(name)).isEmpty();
    assertThat(fixture.target.instances("staging")).isEmpty();
  }

  /// G3, rule 9: a pid that was given to somebody else since is nobody of ours.
  @Test
  void aForeignProcessWithARecycledPidIsLeftAlone() throws Exception {
    InstanceName name = started(Fixture.LOOP, 3);
    fixture.target.close();
    fixture.processes(name).forEach(stat -> Fixture.kill(stat.pid()));
    await().until(() -> fixture.processes(name).isEmpty());
    Process foreign = new ProcessBuilder("sleep", "1000").start();
    ProcessIdentity gone = fixture.child(name);
    String recycled = foreign.pid() + " " + gone.start() + " " + gone.boot() + "\n";
    Path folder = fixture.settings.state().resolve("instances").resolve(name.text());
    Files.writeString(folder.resolve("run-1.child"), recycled);
    Files.writeString(folder.resolve("run-1.claim"), recycled);

    fixture.target = fixture.open();

    assertThat(fixture.only().condition()).isInstanceOf(Condition.Exited.class);
    assertThat(fixture.target.stop(name, Duration.ZERO)).isEqualTo(new Outcome.Done());
    assertThat(foreign.isAlive()).isTrue();
    foreign.destroyForcibly();
  }

  /// G3: the instance of another reconciler bears the same name and another target's id.
  @Test
  void anInstanceOfTheSameNameOfAnotherTargetIsLeftAlone() throws Exception {
    InstanceName name = started(Fixture.LOOP, 3);
    ProcessBuilder builder = new ProcessBuilder("sleep", "1000");
    builder.environment().put("SLIPWAY_INSTANCE", name.text());
    builder.environment().put("SLIPWAY_TARGET", "another");
    Process foreign = builder.start();

    fixture.target.stop(name, Fixture.GRACE);

    assertThat(foreign.isAlive()).isTrue();
    foreign.destroyForcibly();
  }
}
