package dev.slipway.bot.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.RequestState.Committed;
import dev.slipway.bot.request.RequestState.Committing;
import dev.slipway.bot.request.RequestState.Ended;
import dev.slipway.bot.request.RequestState.Opening;
import dev.slipway.environments.language.EnvironmentDefinition.CommitBy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Signals in any order, late and twice, break none of the machine's rules, in whatever manner
/// something is asked for.
class RandomRequestsTest {
  private static final int LIVES = 20_000;
  private static final int SIGNALS = 40;
  private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");
  private static final List<Actor> PEOPLE =
      List.of(new Actor("ada", "U1"), new Actor("grace", "U2"), new Actor("linus", "U3"));
  private static final List<Optional<Ask.Manner>> MANNERS =
      List.of(
          Optional.empty(),
          Optional.of(new Ask.Manner.Emergency("checkout is down")),
          Optional.of(new Ask.Manner.Timed(START.plus(Duration.ofMinutes(20)))));

  @Test
  void noOrderOfSignalsBreaksARule() {
    int ended = 0;
    int committed = 0;
    int merged = 0;
    for (int seed = 0; seed < LIVES; seed++) {
      Life life = new Life(seed);
      life.live();
      ended += life.ends;
      committed += life.commits;
      merged += life.merges;
    }

    // The lives are worth something only if they get anywhere.
    assertThat(ended).isGreaterThan(LIVES / 2);
    assertThat(committed).isGreaterThan(LIVES / 50);
    assertThat(merged).isGreaterThan(LIVES / 100);
  }

  private static final class Life {
    private final int seed;
    private final SplittableRandom random;
    private RequestState state;
    private Instant now = START;
    private int ends;
    private int commits;
    private int merges;

    Life(int seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
      this.state =
          RequestMachine.begin(Requests.ask(PEOPLE.getFirst(), START, MANNERS.get(seed % 3)));
    }

    void live() {
      for (int i = 0; i < SIGNALS; i++) {
        now = now.plusSeconds(random.nextLong(300));
        RequestSignal signal = signal();
        Transition transition = RequestMachine.on(state, signal, now);
        check(signal, transition);
        state = transition.next();
      }
    }

    private void check(RequestSignal signal, Transition transition) {
      RequestState next = transition.next();
      long told =
          transition.events().stream().filter(RequestEvent.RequestEnded.class::isInstance).count();
      if (state instanceof Ended) {
        assertThat(next).as("seed %d: an end is final", seed).isSameAs(state);
        assertThat(transition.events()).as("seed %d", seed).isEmpty();
      }
      boolean endsNow = !(state instanceof Ended) && next instanceof Ended;
      assertThat(told).as("seed %d: an end is said once", seed).isEqualTo(endsNow ? 1 : 0);
      ends += endsNow ? 1 : 0;
      boolean begins = next instanceof Committing || next instanceof Opening;
      if (begins && !next.getClass().equals(state.getClass())) {
        mustBeAgreed(signal, next);
        assertThat(next.ask().due().filter(now::isBefore))
            .as("seed %d: not before its time", seed)
            .isEmpty();
      }
      if (next instanceof Committed && state instanceof Committing) {
        commits++;
      }
      if (next instanceof Committed && state instanceof RequestState.AwaitingMerge) {
        merges++;
      }
      assertThat(state instanceof RequestState.AwaitingMerge && endsNow)
          .as("seed %d: the pull request is closed first", seed)
          .isEqualTo(
              state instanceof RequestState.AwaitingMerge
                  && signal instanceof RequestSignal.NothingToCommit
                  && state.given().isEmpty());
      assertThat(next.given().stream().map(Approval::by).distinct().count())
          .as("seed %d: each person counts once", seed)
          .isEqualTo(next.given().size());
      assertThat(next.given())
          .as("seed %d: never the requester", seed)
          .noneMatch(approval -> approval.by().equals(PEOPLE.getFirst()));
    }

    /// From planning without a quorum or in an emergency, or after as many as were asked for.
    private void mustBeAgreed(RequestSignal signal, RequestState next) {
      if (signal instanceof RequestSignal.PlannedInEmergency emergency) {
        assertThat(emergency.permitted()).as("seed %d", seed).isTrue();
        assertThat(next.ask().emergency()).as("seed %d", seed).isPresent();
        return;
      }
      assertThat(signal).as("seed %d", seed).isInstanceOf(RequestSignal.Planned.class);
      switch (state) {
        case RequestState.Planning _ -> assertThat(next.given()).isEmpty();
        case RequestState.Verifying verifying ->
            assertThat(next.given())
                .as("seed %d", seed)
                .hasSizeGreaterThanOrEqualTo(verifying.quorum().required());
        default -> throw new AssertionError("seed " + seed + ": committed from " + state);
      }
    }

    private Standing standing() {
      return switch (random.nextInt(8)) {
        case 0, 1 -> new Standing.Nobody();
        case 2, 3 -> new Standing.OnCall("primary");
        default -> new Standing.Asked();
      };
    }

    private RequestSignal signal() {
      Actor who = PEOPLE.get(random.nextInt(PEOPLE.size()));
      boolean yes = random.nextInt(4) > 0;
      String rollout = "ro-" + random.nextInt(2);
      return switch (random.nextInt(21)) {
        case 0, 1, 2 ->
            new RequestSignal.Planned(
                Requests.plan(random.nextInt(8) == 0 ? "c" : "a", "basis"),
                new Quorum(random.nextInt(3), List.of(), false, Duration.ofHours(1)),
                seed % 2 == 0 ? CommitBy.PUSH : CommitBy.PULL_REQUEST);
        case 3, 4, 5 -> new RequestSignal.Approve(who, standing());
        case 6 -> new RequestSignal.Withdraw(who);
        case 7 ->
            random.nextInt(5) == 0
                ? new RequestSignal.Decline(who, yes, "no")
                : new RequestSignal.Ticked();
        case 8 ->
            random.nextInt(5) == 0
                ? new RequestSignal.Cancel(who, yes)
                : new RequestSignal.ApprovalPassedOn(who.person());
        case 9, 10 -> new RequestSignal.Pushed("c0ffee");
        case 11 ->
            random.nextInt(5) == 0
                ? new RequestSignal.NothingToCommit()
                : new RequestSignal.Ticked();
        case 12 -> new RequestSignal.RolloutBegan(rollout);
        case 13 ->
            new RequestSignal.RolloutEnded(
                rollout,
                random.nextBoolean()
                    ? RequestSignal.Outcome.SERVES
                    : RequestSignal.Outcome.TAKEN_BACK,
                "cause",
                Optional.empty());
        case 15, 16 ->
            new RequestSignal.PullRequestOpened(
                new PullRequest(7, URI.create("https://forge.example.com/7")));
        case 17 -> new RequestSignal.PullRequestStands("down");
        case 18 ->
            random.nextInt(4) == 0
                ? new RequestSignal.PullRequestClosed(Optional.empty())
                : new RequestSignal.Ticked();
        case 14 -> new RequestSignal.PlannedInEmergency(Requests.PLAN, yes);
        case 19 -> new RequestSignal.PlanUnavailable("down");
        default ->
            random.nextInt(10) == 0
                ? new RequestSignal.Overtaken("newer")
                : new RequestSignal.Ticked();
      };
    }
  }
}
