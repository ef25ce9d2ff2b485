package dev.slipway.reconciler.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Lock;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.loop.Operation;
import dev.slipway.reconciler.planning.Block;
import dev.slipway.reconciler.planning.Followed;
import dev.slipway.reconciler.planning.Followed.Stage;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceEvent.RequestsSettled;
import dev.slipway.reconciler.rollout.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Events name each chat request that a rollout reaches, that a newer commit overtakes, or that has
/// nothing to do.
class RequestsTest {
  private static final ServiceKey KEY = new ServiceKey("staging", "frontend");

  private final Plot plot = new Plot(KEY);

  @Test
  void aRolloutNamesTheRequestThatItCarriesOut() {
    Town town = Town.proven(plot);

    town.push(plot.asked("r-1", "2.0.0"));
    town.settle();

    assertThat(newest(town).requests()).containsExactly("r-1");
    assertThat(newest(town).skipped()).isEmpty();
    assertThat(town.events(RequestsSettled.class)).isEmpty();
    assertThat(stages(town)).containsExactly(Stage.SETTLED);
  }

  @Test
  void ofABurstTheNewestIsCarriedOutAndTheOthersAreSkipped() {
    Town town = Town.proven(plot);

    plot.asked("r-1", "2.0.0").asked("r-2", "3.0.0");
    town.push(plot.version("4.0.0").asked("r-3", "5.0.0"));
    town.settle();

    assertThat(newest(town).requests()).containsExactly("r-3");
    assertThat(newest(town).skipped()).containsExactly("r-1", "r-2");
  }

  @Test
  void twoRequestsForOneVersionAreBothCarriedOutUnlessAnotherCameBetween() {
    Town town = Town.proven(plot);

    plot.asked("r-1", "2.0.0").asked("r-2", "3.0.0");
    town.push(plot.asked("r-3", "2.0.0").asked("r-4", "2.0.0"));
    town.settle();

    assertThat(newest(town).requests()).containsExactly("r-3", "r-4");
    assertThat(newest(town).skipped()).containsExactly("r-1", "r-2");
  }

  @Test
  void whileTheStartIsBlockedRequestsAreGathered() {
    Town town = Town.proven(plot);
    Lock lock =
        new Lock(Optional.of("frontend"), "ada", "migration", town.now.plus(Duration.ofMinutes(1)));
    town.push(plot.locks(lock).asked("r-1", "2.0.0"));
    town.pass(10);
    town.push(plot.asked("r-2", "3.0.0"));
    town.pass(10);

    assertThat(town.blocks(KEY)).containsExactly(Block.Kind.LOCK);
    assertThat(stages(town)).containsExactly(Stage.WAITING, Stage.WAITING);

    town.pass(60);
    town.settle();

    assertThat(newest(town).requests()).containsExactly("r-2");
    assertThat(newest(town).skipped()).containsExactly("r-1");
  }

  /// The bot committed while the reconciler was down, or before and nothing could start.
  @Test
  void aColdStartForgetsNoRequestAlsoWhereGitIsReadLessFarBack() {
    Town town = Town.proven(plot);
    Lock lock =
        new Lock(Optional.of("frontend"), "ada", "migration", town.now.plus(Duration.ofMinutes(1)));
    town.push(plot.locks(lock).asked("r-1", "2.0.0"));
    town.pass(5);

    plot.forgetsRequests();
    town.push(plot.asked("r-2", "2.0.0"));
    town.restart();
    town.pass(60);
    town.settle();

    assertThat(newest(town).requests()).containsExactly("r-1", "r-2");
  }

  @Test
  void aRestartNamesNoRequestTwice() {
    Town town = Town.proven(plot);
    town.push(plot.asked("r-1", "2.0.0"));
    town.settle();
    long newest = town.journal.newest();

    town.restart();
    town.settle();

    assertThat(town.journal.newest()).isEqualTo(newest);
  }

  /// R16
  @Test
  void aNewerRolloutNamesTheNewerRequestAndTheOneThatWasReachedIsNotSkipped() {
    Town town = Town.proven(plot);
    town.push(plot.asked("r-1", "2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));

    town.push(plot.asked("r-2", "3.0.0"));
    town.settle();

    assertThat(origins(town))
        .extracting(Origin::requests)
        .containsExactly(List.of(), List.of("r-1"), List.of("r-2"));
    assertThat(newest(town).skipped()).isEmpty();
  }

  /// R9
  @Test
  void aRetryNamesTheRequestAgain() {
    Town town = Town.proven(plot);
    town.push(plot.asked("r-1", "2.0.0"));
    town.until(() -> town.isHolding(KEY, 0));
    town.ask(Operation.Kind.ABORT, KEY);
    town.settle();

    town.ask(Operation.Kind.RETRY, KEY);
    town.settle();

    assertThat(origins(town))
        .extracting(Origin::requests)
        .containsExactly(List.of(), List.of("r-1"), List.of("r-1"));
  }

  /// R33: what runs for long is not what a request asks for now.
  @Test
  void aRolloutOfASettledVersionNamesNobody() {
    Town town = Town.proven(plot);
    town.push(plot.asked("r-1", "2.0.0"));
    town.settle();

    town.push(plot.setting("LOG_LEVEL", "debug"));
    town.settle();

    assertThat(town.serving(KEY).version()).isEqualTo(new Version("2.0.0"));
    assertThat(newest(town).requests()).isEmpty();
    assertThat(origins(town)).hasSize(3);
  }

  /// C6
  @Test
  void whatServesAlreadyIsSaidWithoutARollout() {
    Town town = Town.proven(plot);

    plot.asked("r-1", "2.0.0");
    town.push(plot.asked("r-2", "1.0.0"));
    town.settle();

    assertThat(town.events(RequestsSettled.class))
        .singleElement()
        .satisfies(settled -> {
          assertThat(settled.requests()).containsExactly("r-2");
          assertThat(settled.skipped()).containsExactly("r-1");
          assertThat(settled.commit()).isEqualTo(town.repository.known().orElseThrow().head().id());
        });
    assertThat(origins(town)).hasSize(1);

    town.push(plot.asked("r-3", "3.0.0"));
    town.settle();
    assertThat(newest(town).requests()).containsExactly("r-3");
    assertThat(newest(town).skipped()).isEmpty();
  }

  /// R17
  @Test
  void aRequestForTheBaselineInMidRolloutIsSettledOnceItServes() {
    Town town = Town.proven(plot);
    town.push(plot.asked("r-1", "2.0.0"));
    town.until(() -> town.isHolding(KEY, 1));

    town.push(plot.asked("r-2", "1.0.0"));
    town.settle();

    assertThat(town.events(RequestsSettled.class))
        .singleElement()
        .satisfies(settled -> {
          assertThat(settled.requests()).containsExactly("r-2");
          assertThat(settled.skipped()).isEmpty();
        });
  }

  /// R11, and R35 for what an adopted service ran before.
  @Test
  void aWriteBackOvertakesTheRequestAndALostJournalTellsNoHistory() {
    Town town = Town.proven(plot.writesBack());
    town.push(plot.asked("r-1", "2.0.0"));
    town.until(() -> town.isHolding(KEY, 0));
    town.ask(Operation.Kind.ABORT, KEY);
    town.settle();

    assertThat(town.record(KEY).requests()).extracting(Followed::overtaken).containsExactly(true);

    town.loseJournal();
    town.settle();
    town.ask(Operation.Kind.RELEASE, KEY);
    town.push(plot.asked("r-2", "3.0.0"));
    town.settle();

    assertThat(town.events(RequestsSettled.class)).isEmpty();
    assertThat(newest(town).requests()).containsExactly("r-2");
    assertThat(newest(town).skipped()).isEmpty();
  }

  private static Origin newest(Town town) {
    return origins(town).getLast();
  }

  private static List<Origin> origins(Town town) {
    return town.events(ServiceEvent.RolloutStarted.class).stream()
        .map(started -> started.rollout().origin())
        .toList();
  }

  private static List<Stage> stages(Town town) {
    return town.record(KEY).requests().stream().map(Followed::stage).toList();
  }
}
