package dev.slipway.reconciler.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.journal.Journal.Artifact;
import dev.slipway.reconciler.journal.Journal.Entry;
import dev.slipway.reconciler.journal.Journal.History;
import dev.slipway.reconciler.journal.Journal.Recorded;
import dev.slipway.reconciler.journal.Journal.Told;
import dev.slipway.reconciler.planning.Proof;
import dev.slipway.reconciler.planning.Running;
import dev.slipway.reconciler.planning.ServiceEvent;
import dev.slipway.reconciler.planning.ServiceRecord;
import dev.slipway.reconciler.rollout.Rollout;
import dev.slipway.reconciler.rollout.RolloutId;
import dev.slipway.reconciler.rollout.RolloutState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every journal promises.
public abstract class JournalContract {
  protected static final Instant NOW = Instant.parse("2026-11-02T09:00:00.123Z");
  protected static final ServiceKey KEY = new ServiceKey("production", "frontend");

  private static final Specimens SPECIMENS = new Specimens();

  private Journal journal;

  /// A new, empty journal.
  protected abstract Journal open();

  @BeforeEach
  void begin() {
    journal = open();
  }

  @AfterEach
  void end() {
    journal.close();
  }

  protected static Entry records(List<ServiceRecord> records) {
    return new Entry(NOW, records, List.of(), List.of(), Map.of(), Map.of(), Map.of());
  }

  protected static Entry events(ServiceEvent... events) {
    List<Told> told = java.util.Arrays.stream(events).map(event -> new Told(KEY, event)).toList();
    return new Entry(NOW, List.of(), told, List.of(), Map.of(), Map.of(), Map.of());
  }

  protected static Entry history(History history) {
    return new Entry(NOW, List.of(), List.of(), List.of(history), Map.of(), Map.of(), Map.of());
  }

  private static Entry facts(
      Map<Artifact, Digest> pins, Map<ServiceKey, Proof> proofs, Map<String, String> answers) {
    return new Entry(NOW, List.of(), List.of(), List.of(), pins, proofs, answers);
  }

  @Test
  void everyKindOfRecordComesBackAsItWas() {
    List<ServiceRecord> all = SPECIMENS.of(ServiceRecord.class);

    for (ServiceRecord record : all) {
      journal.record(records(List.of(record)));

      assertThat(journal.load(record.key().environment())).contains(record);
    }
    assertThat(all).hasSizeGreaterThan(50);
  }

  @Test
  void everyKindOfEventComesBackAsItWasInOrder() {
    List<ServiceEvent> all = SPECIMENS.of(ServiceEvent.class);

    for (ServiceEvent event : all) {
      journal.record(events(event));
    }
    List<ServiceEvent> read = new ArrayList<>();
    for (long after = 0; after < journal.newest(); after += 100) {
      journal.events(after, 100).forEach(recorded -> read.add(recorded.event()));
    }

    assertThat(read).isEqualTo(all).hasSizeGreaterThan(100);
  }

  @Test
  void everyKindOfStateComesBackAsItWas() {
    Running running = SPECIMENS.of(Running.class).getFirst();
    List<RolloutState> all = SPECIMENS.of(RolloutState.class);

    for (RolloutState state : all) {
      History history = new History(running, state, Optional.empty());
      journal.record(history(history));

      assertThat(journal.rollout(running.rollout().id())).contains(history);
    }
    assertThat(all).hasSizeGreaterThan(40);
  }

  @Test
  void aServicesNewestRecordReplacesTheOneBefore() {
    ServiceRecord first = ServiceRecord.unknown(KEY).withVersion(1);
    ServiceRecord other = ServiceRecord.unknown(new ServiceKey("staging", "frontend"));

    journal.record(records(List.of(first, other)));
    journal.record(records(List.of(first.withVersion(2))));

    assertThat(journal.load("production")).containsExactly(first.withVersion(2));
    assertThat(journal.load("staging")).containsExactly(other);
    assertThat(journal.load("dev")).isEmpty();
  }

  @Test
  void positionsRiseByOneFromOne() {
    assertThat(journal.newest()).isZero();

    long two =
        journal.record(
            events(new ServiceEvent.ServiceRemoved(), new ServiceEvent.PersonNeeded("a")));
    long still = journal.record(records(List.of(ServiceRecord.unknown(KEY))));
    long three = journal.record(events(new ServiceEvent.PersonNeeded("b")));

    assertThat(List.of(two, still, three, journal.newest())).containsExactly(2L, 2L, 3L, 3L);
    assertThat(journal.events(1, 1_000))
        .containsExactly(
            new Recorded(2, NOW, KEY, new ServiceEvent.PersonNeeded("a")),
            new Recorded(3, NOW, KEY, new ServiceEvent.PersonNeeded("b")));
    assertThat(journal.events(0, 1)).extracting(Recorded::position).containsExactly(1L);
    assertThat(journal.events(3, 10)).isEmpty();
  }

  @Test
  void writersOnSeveralThreadsLeaveNoGapAndNoPositionTwice() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 40; i++) {
        var _ =
            threads.submit(() ->
                journal.record(
                    events(
                        new ServiceEvent.PersonNeeded("a"), new ServiceEvent.PersonNeeded("b"))));
      }
    }

    assertThat(journal.events(0, 1_000))
        .extracting(Recorded::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 80).boxed().toList());
  }

  @Test
  void theFirstPinOfAVersionStays() {
    Artifact artifact = new Artifact("frontend", new Version("1.10"));

    journal.record(facts(Map.of(artifact, digest('a')), Map.of(), Map.of()));
    journal.record(facts(Map.of(artifact, digest('b')), Map.of(), Map.of()));

    assertThat(journal.pins()).containsExactly(Map.entry(artifact, digest('a')));
  }

  private static Digest digest(char digit) {
    return new Digest("sha256:" + String.valueOf(digit).repeat(64));
  }

  @Test
  void theNewestProofCounts() {
    Proof old = new Proof(new ReleaseHash("a".repeat(64)), NOW);
    Proof young = new Proof(new ReleaseHash("b".repeat(64)), NOW.plusSeconds(1));

    journal.record(facts(Map.of(), Map.of(KEY, old), Map.of()));
    journal.record(facts(Map.of(), Map.of(KEY, young), Map.of()));

    assertThat(journal.proofs()).containsExactly(Map.entry(KEY, young));
  }

  @Test
  void theAnswerThatWasGivenFirstIsTheAnswer() {
    journal.record(facts(Map.of(), Map.of(), Map.of("key", "paused")));
    journal.record(facts(Map.of(), Map.of(), Map.of("key", "resumed")));

    assertThat(journal.answer("key")).contains("paused");
    assertThat(journal.answer("other")).isEmpty();
  }

  @Test
  void rolloutsAreListedNewestFirst() {
    History first = history("one", NOW, Optional.of(NOW.plusSeconds(5)));
    History second = history("two", NOW.plusSeconds(10), Optional.empty());
    journal.record(history(first));
    journal.record(history(second));

    assertThat(journal.rollouts(KEY, 10)).containsExactly(second, first);
    assertThat(journal.rollouts(KEY, 1)).containsExactly(second);
    assertThat(journal.rollouts(new ServiceKey("staging", "frontend"), 10)).isEmpty();
    assertThat(journal.rollout(new RolloutId("three"))).isEmpty();
  }

  @Test
  void aRolloutThatEndsKeepsItsPlaceInHistory() {
    History begun = history("one", NOW, Optional.empty());
    History ended = history("one", NOW, Optional.of(NOW.plusSeconds(60)));

    journal.record(history(begun));
    journal.record(history(ended));

    assertThat(journal.rollouts(KEY, 10)).containsExactly(ended);
  }

  protected static History history(String id, Instant started, Optional<Instant> ended) {
    Running some = SPECIMENS.of(Running.class).getFirst();
    Rollout rollout = some.rollout();
    var candidate =
        dev.slipway.reconciler.delivery.Release.of(
            KEY,
            rollout.candidate().version(),
            rollout.candidate().digest(),
            rollout.candidate().spec(),
            new java.util.TreeMap<>());
    return new History(
        new Running(
            new Rollout(
                new RolloutId(id),
                candidate,
                rollout.baseline(),
                rollout.kind(),
                rollout.strategy(),
                rollout.hooks(),
                rollout.origin(),
                started),
            some.keys(),
            some.state(),
            some.complaints()),
        new RolloutState.Completed(true),
        ended);
  }

  @Test
  void twoJournalsHaveTwoFeeds() {
    try (Journal other = open()) {
      assertThat(other.feed()).isNotBlank().isNotEqualTo(journal.feed());
    }
  }
}
