package dev.slipway.reconciler.simulation;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.InstanceName;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What people and fate do to the environment, drawn from the seed.
final class Script {
  private static final List<Operation.Kind> KINDS =
      List.of(
          Operation.Kind.PAUSE,
          Operation.Kind.RESUME,
          Operation.Kind.RESUME,
          Operation.Kind.COMPLETE,
          Operation.Kind.ABORT,
          Operation.Kind.RETRY,
          Operation.Kind.ROLLBACK,
          Operation.Kind.RELEASE);

  private final Scenery scenery;
  private final Driver driver;
  private final Draws draws;
  private final List<Version> versions = new ArrayList<>();
  private int operations;

  Script(Scenery scenery, Driver driver) {
    this.scenery = scenery;
    this.driver = driver;
    this.draws = scenery.draws;
  }

  /// Fills the agenda.
  ///
  /// @return when the last thing happens
  int write() {
    for (ServiceKey key : scenery.cast.services()) {
      Version first =
          draws.chance(0.8) ? scenery.cast.version(Conduct.GOOD) : scenery.cast.version();
      versions.add(first);
      scenery.git.add(key, first, draws.between(1, 3), scenery.cast.strategy());
    }
    driver.begin();
    int length = draws.between(20_000, 60_000);
    int deeds = draws.between(3, 18);
    for (int i = 0; i < deeds; i++) {
      scenery.agenda.in(draws.between(2_000, length), this::deed);
    }
    if (draws.chance(0.06)) {
      scenery.agenda.in(draws.between(10_000, length), this::loseJournal);
    }
    return length;
  }

  private void deed() {
    int dice = draws.between(1, 100);
    ServiceKey key = draws.pick(scenery.cast.services());
    if (dice <= 36) {
      commit(key);
    } else if (dice <= 60) {
      operation(key);
    } else if (dice <= 78) {
      violence();
    } else if (dice <= 88) {
      outage();
    } else if (dice <= 96) {
      driver.crash(draws.between(0, 5_000));
    } else {
      scenery.say("users come less or more often");
      scenery.router.pace(draws.pick(List.of(0, 1, 100)));
    }
  }

  private void commit(ServiceKey key) {
    switch (draws.between(1, 10)) {
      case 1 -> {
        int replicas = draws.between(0, 3);
        scenery.say("commit: %s replicas=%d", key, replicas);
        scenery.git.replicas(key, replicas);
      }
      case 2 -> {
        scenery.say("commit: another strategy for %s", key);
        scenery.git.strategy(key, scenery.cast.strategy());
      }
      case 3 -> {
        String value = "value " + draws.between(1, 3);
        scenery.say("commit: %s settings=%s", key, value);
        scenery.git.setting(key, value);
      }
      case 4 -> {
        scenery.say("commit: nothing of ours");
        scenery.git.unrelated();
        if (draws.chance(0.3)) {
          scenery.git.freeze(Duration.ofSeconds(draws.between(2, 15)), draws.chance(0.5));
        }
      }
      case 5, 6 -> version(key, draws.pick(versions));
      case 7 -> {
        for (int i = 0; i < 3; i++) {
          scenery.agenda.in(draws.between(0, 1_500), () -> version(key, fresh()));
        }
      }
      default -> version(key, fresh());
    }
  }

  private Version fresh() {
    Version version = scenery.cast.version();
    versions.add(version);
    return version;
  }

  private void version(ServiceKey key, Version version) {
    scenery.say("commit: %s version=%s", key, version);
    scenery.git.version(key, version);
  }

  private void operation(ServiceKey key) {
    Operation operation = operation(draws.pick(KINDS), key);
    driver.ask(operation);
    if (operation.idempotencyKey().isPresent()) {
      scenery.agenda.in(draws.between(0, 8_000), () -> driver.ask(operation));
    }
  }

  private Operation operation(Operation.Kind kind, ServiceKey key) {
    operations++;
    return new Operation(
        kind,
        key,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        "person " + operations,
        "because",
        scenery.cast.idempotencyKey(operations));
  }

  private void violence() {
    List<InstanceName> names = scenery.target.names();
    if (names.isEmpty()) {
      return;
    }
    InstanceName name = draws.pick(names);
    switch (draws.between(1, 4)) {
      case 1 -> {
        scenery.say("a person takes %s away", name);
        scenery.target.lose(name);
      }
      case 2 -> {
        scenery.say("%s is killed", name);
        scenery.target.kill(name);
      }
      case 3 -> {
        scenery.say("%s falls ill", name);
        scenery.target.sicken(name, draws.between(500, 9_000));
      }
      default -> occupy();
    }
  }

  /// Somebody else takes the name that the newest wish would use next.
  private void occupy() {
    ServiceKey key = draws.pick(scenery.cast.services());
    Optional<DesiredService> desired = scenery.git.desired(key);
    desired.ifPresent(wanted -> {
      InstanceName name =
          InstanceName.of(key, scenery.git.wanted(wanted).hash(), draws.between(0, 2));
      scenery.say("a foreign instance takes %s", name);
      scenery.target.occupy(name);
    });
  }

  private void outage() {
    Scenery.Part part = draws.pick(List.of(Scenery.Part.values()));
    scenery.down(part);
    scenery.agenda.in(draws.between(500, 10_000), () -> scenery.up(part));
  }

  private void loseJournal() {
    scenery.say("the journal is lost");
    scenery.journal.lose();
    scenery.rules.forget();
    driver.crash(draws.between(0, 2_000));
  }

  /// A person who ends what waits for one.
  void assist() {
    driver
        .records()
        .values()
        .forEach(record -> {
          if (record.adopted()) {
            driver.ask(operation(Operation.Kind.RELEASE, record.key()));
          }
          if (record.running().isPresent()) {
            Operation.Kind kind =
                draws.pick(
                    List.of(Operation.Kind.RESUME, Operation.Kind.COMPLETE, Operation.Kind.ABORT));
            if (record.running().get().state()
                instanceof dev.slipway.reconciler.rollout.RolloutState.Paused) {
              driver.ask(operation(kind, record.key()));
            }
          }
        });
  }
}
