package dev.slipway.reconciler.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.environments.language.Route;
import dev.slipway.environments.language.Weight;
import dev.slipway.reconciler.delivery.Answers;
import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.ReleaseHash;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every router does, the one in memory and the real ones.
public abstract class RouterContract {
  protected static final ServiceKey WEB = new ServiceKey("dev", "web");
  protected static final ReleaseHash V1 = new ReleaseHash("1".repeat(64));
  protected static final ReleaseHash V2 = new ReleaseHash("2".repeat(64));
  protected static final Optional<ReleaseHash> NOBODY = Optional.empty();

  /// What a user got.
  ///
  /// @param by absent where no release answered
  public record Sent(int status, Optional<ReleaseHash> by) {}

  protected abstract Router router();

  /// A running instance of a release, which answers 200.
  protected abstract Endpoint instance(ReleaseHash release);

  /// From now on the release's instances answer 500.
  protected abstract void spoil(ReleaseHash release);

  /// How many requests reached the release's instances.
  protected abstract int received(ReleaseHash release);

  /// @param asked value of the header `X-Slipway-Release`, where the request has it
  protected abstract Sent send(ServiceKey key, String method, Optional<String> asked);

  protected final Sent send(ServiceKey key, String method) {
    return send(key, method, Optional.empty());
  }

  @Test
  void anUnknownServiceIsNotFound() {
    assertThat(send(WEB, "GET")).isEqualTo(new Sent(404, NOBODY));
  }

  @Test
  void aPlanIsReadBackAsItWasGiven() throws UnavailableException {
    RoutePlan plan = canary(7, 25, true);

    assertThat(router().apply(plan)).isEqualTo(new Outcome.Done());

    assertThat(routed().plan()).isEqualTo(plan);
    assertThat(routed().answers()).isEqualTo(Map.of(V1, Answers.NONE, V2, Answers.NONE));
    assertThat(router().routes("production")).isEmpty();
  }

  @Test
  void aLowerGenerationChangesNothing() throws UnavailableException {
    router().apply(canary(7, 0, true));

    assertThat(router().apply(canary(6, 25, true))).isInstanceOf(Outcome.Refused.class);

    assertThat(routed().plan()).isEqualTo(canary(7, 0, true));
  }

  @Test
  void theSameGenerationAgainIsDone() {
    router().apply(canary(7, 25, true));

    assertThat(router().apply(canary(7, 25, true))).isEqualTo(new Outcome.Done());
  }

  @Test
  void aRemovedServiceIsNotFoundAndMayBeRemovedTwice() throws UnavailableException {
    router().apply(alone(1));

    assertThat(router().remove(WEB)).isEqualTo(new Outcome.Done());
    assertThat(router().remove(WEB)).isEqualTo(new Outcome.Done());

    assertThat(send(WEB, "GET")).isEqualTo(new Sent(404, NOBODY));
    assertThat(router().routes("dev")).isEmpty();
  }

  @Test
  void aRemovedServiceMayComeBackWithAnyGeneration() {
    router().apply(alone(9));
    router().remove(WEB);

    assertThat(router().apply(alone(1))).isEqualTo(new Outcome.Done());
  }

  /// R2
  @ParameterizedTest
  @ValueSource(ints = {5, 25, 50})
  void sharesAreExactOverTwoThousandRequests(int percent) throws UnavailableException {
    router().apply(canary(1, percent, true));

    Map<Optional<ReleaseHash>, Long> shares =
        IntStream.range(0, 2_000)
            .mapToObj(_ -> send(WEB, "GET"))
            .collect(Collectors.groupingBy(Sent::by, Collectors.counting()));

    long candidate = 20L * percent;
    assertThat(shares)
        .isEqualTo(Map.of(Optional.of(V1), 2_000 - candidate, Optional.of(V2), candidate));
    assertThat(answers(V1).total()).isEqualTo(2_000 - candidate);
    assertThat(answers(V2).total()).isEqualTo(candidate);
    // A router may measure apart from its counting, and tell it a moment later.
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(answers(V2).latencies().count()).isEqualTo(candidate));
  }

  @Test
  void atZeroTheCandidateGetsNothing() {
    router().apply(canary(1, 50, true));
    send(WEB, "GET");
    send(WEB, "GET");
    router().apply(canary(2, 0, true));
    int before = received(V2);

    IntStream.range(0, 100).forEach(_ -> send(WEB, "GET"));

    assertThat(received(V2)).isEqualTo(before);
  }

  /// R30
  @Test
  void usersSeeNoFailureOfTheCandidateOnGetAndTheCountsSeeAll() throws UnavailableException {
    router().apply(canary(1, 25, true));
    spoil(V2);

    List<Sent> sent = IntStream.range(0, 400).mapToObj(_ -> send(WEB, "GET")).toList();

    assertThat(sent).containsOnly(new Sent(200, Optional.of(V1)));
    assertThat(answers(V2))
        .extracting(Answers::total, Answers::failed, Answers::shielded)
        .containsExactly(100L, 100L, 100L);
    assertThat(answers(V1)).extracting(Answers::total, Answers::failed).containsExactly(300L, 0L);
  }

  /// R30
  @Test
  void aPostIsNeverSentTwice() throws UnavailableException {
    router().apply(canary(1, 25, true));
    spoil(V2);

    Map<Integer, Long> statuses =
        IntStream.range(0, 400)
            .mapToObj(_ -> send(WEB, "POST"))
            .collect(Collectors.groupingBy(Sent::status, Collectors.counting()));

    assertThat(statuses).isEqualTo(Map.of(200, 300L, 500, 100L));
    assertThat(received(V1)).isEqualTo(300);
    assertThat(received(V2)).isEqualTo(100);
    assertThat(answers(V2).shielded()).isZero();
  }

  @Test
  void withoutShieldTheUserSeesTheCandidatesFailure() {
    router().apply(canary(1, 50, false));
    spoil(V2);

    send(WEB, "GET");

    assertThat(send(WEB, "GET")).isEqualTo(new Sent(500, Optional.of(V2)));
  }

  @Test
  void aHeaderReachesEitherReleaseAtAnyWeight() {
    router().apply(canary(1, 0, true));
    assertThat(asking("candidate")).isEqualTo(new Sent(200, Optional.of(V2)));
    assertThat(asking("Baseline")).isEqualTo(new Sent(200, Optional.of(V1)));
    assertThat(asking("else")).isEqualTo(new Sent(200, Optional.of(V1)));

    router().apply(canary(2, 100, true));
    assertThat(asking("baseline")).isEqualTo(new Sent(200, Optional.of(V1)));

    router().apply(alone(3));
    assertThat(asking("candidate")).isEqualTo(new Sent(200, Optional.of(V1)));
  }

  @Test
  void whoAsksForTheCandidateSeesItsFailureAndTakesNobodysTurn() throws UnavailableException {
    router().apply(canary(1, 50, true));
    spoil(V2);

    IntStream.range(0, 10)
        .forEach(_ -> assertThat(asking("candidate")).isEqualTo(new Sent(500, Optional.of(V2))));
    IntStream.range(0, 10).forEach(_ -> send(WEB, "GET"));

    assertThat(answers(V2))
        .extracting(Answers::total, Answers::failed, Answers::shielded)
        .containsExactly(15L, 15L, 5L);
  }

  private Sent asking(String release) {
    return send(WEB, "GET", Optional.of(release));
  }

  @Test
  void thePrimarysFailureIsTheUsersToSee() {
    router().apply(canary(1, 25, true));
    spoil(V1);

    assertThat(send(WEB, "GET")).isEqualTo(new Sent(500, Optional.of(V1)));
    assertThat(received(V2)).isZero();
  }

  @Test
  void anEmptyPoolIsAnswered503() {
    Pool empty = new Pool(V1, List.of());
    router().apply(new RoutePlan(WEB, 1, anyRoute(), empty, Optional.empty(), false));

    assertThat(send(WEB, "GET")).isEqualTo(new Sent(503, NOBODY));
  }

  @Test
  void aReleaseThatLeftThePlanIsForgotten() throws UnavailableException {
    router().apply(canary(1, 50, true));
    send(WEB, "GET");
    send(WEB, "GET");

    router().apply(alone(2));

    assertThat(routed().answers()).containsOnlyKeys(V1);
  }

  protected final Answers answers(ReleaseHash release) throws UnavailableException {
    return Objects.requireNonNull(routed().answers().get(release));
  }

  protected final Router.Routed routed() throws UnavailableException {
    return Objects.requireNonNull(router().routes("dev").get(WEB));
  }

  protected final RoutePlan canary(long generation, int percent, boolean shield) {
    RoutePlan.Split split = new RoutePlan.Split(pool(V2), new Weight(percent), shield);
    return new RoutePlan(WEB, generation, anyRoute(), pool(V1), Optional.of(split), false);
  }

  protected final RoutePlan alone(long generation) {
    return new RoutePlan(WEB, generation, anyRoute(), pool(V1), Optional.empty(), false);
  }

  /// A host that a test's HTTP client can look up.
  protected static Route anyRoute() {
    return new Route(Optional.of("127.0.0.1"), OptionalInt.empty());
  }

  protected final Pool pool(ReleaseHash release) {
    return new Pool(release, List.of(instance(release)));
  }
}
