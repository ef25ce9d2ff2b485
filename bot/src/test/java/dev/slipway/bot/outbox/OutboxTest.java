package dev.slipway.bot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.journal.memory.MemoryJournal;
import dev.slipway.bot.message.Block;
import dev.slipway.bot.message.Home;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.outbox.Outgoing.Priority;
import dev.slipway.bot.slack.Slack.Posted;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.SlackException.Kind;
import dev.slipway.bot.slack.memory.MemorySlack.Call;
import dev.slipway.bot.slack.memory.MemorySlack.Method;
import dev.slipway.bot.slack.memory.MemorySlack.Whisper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OutboxTest {
  private static final URI URL = URI.create("https://hooks.slack.com/commands/1");

  private final MemoryJournal journal = new MemoryJournal();
  private final Deliveries deliveries = new Deliveries(journal, journal);

  private static Message message(String text) {
    return new Message(text, List.of(new Block.Section(text)));
  }

  private static Outgoing.Card card(String card, String text, Priority priority) {
    return new Outgoing.Card(card, "#deploys", message(text), priority);
  }

  private static Outgoing.Card card(String text) {
    return card("r-1", text, Priority.USUAL);
  }

  private static Outgoing.Line line(String id) {
    return new Outgoing.Line(id, "r-1", message(id));
  }

  private Posted posted() {
    deliveries.record(card("asked"));
    deliveries.pass(Duration.ZERO);
    return deliveries.slack().messages().getFirst().posted();
  }

  @Test
  void theCardComesFirstThenItsLinesInOrder() {
    deliveries.record(line("first"), line("second"), card("asked"), line("third"));

    deliveries.pass(Duration.ofMinutes(1));

    assertThat(deliveries.texts()).containsExactly("asked", "first", "second", "third");
    assertThat(deliveries.slack().messages())
        .filteredOn(standing -> standing.thread().isPresent())
        .hasSize(3);
  }

  /// C13
  @Test
  void ofAHundredMeasurementsAnEditIsSentEveryFiveSecondsAndTheLastShowsTheEnd() {
    posted();

    for (int i = 0; i < 100; i++) {
      deliveries.record(card("r-1", "measured " + i, Priority.LOW));
      deliveries.pass(Duration.ofMillis(700));
    }
    deliveries.record(card("the end"));
    deliveries.pass(Duration.ofSeconds(10));

    List<Instant> edits = deliveries.times(Method.UPDATE);
    assertThat(gaps(edits))
        .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(Duration.ofSeconds(5)));
    assertThat(edits.getFirst()).isEqualTo(Deliveries.START);
    assertThat(edits).hasSizeLessThanOrEqualTo(16);
    assertThat(deliveries.texts()).containsExactly("the end");
  }

  private static List<Duration> gaps(List<Instant> times) {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      gaps.add(Duration.between(times.get(i - 1), times.get(i)));
    }
    return gaps;
  }

  /// C13
  @Test
  void afterA429NothingIsSentBeforeItsTimeAndNothingTwice() {
    posted();
    deliveries.slack().limitNext(Method.UPDATE, Duration.ofSeconds(20));
    deliveries.record(card("the end"));

    deliveries.pass(Duration.ofMinutes(1));

    assertThat(deliveries.times(Method.UPDATE))
        .containsExactly(Deliveries.START, Deliveries.START.plusSeconds(20));
    assertThat(deliveries.texts()).containsExactly("the end");
  }

  @Test
  void aPostThatWasLimitedIsPostedOnceWithoutLookingForIt() {
    deliveries.slack().limitNext(Method.POST, Duration.ofSeconds(2));
    deliveries.record(card("asked"));

    deliveries.pass(Duration.ofMinutes(1));

    assertThat(deliveries.texts()).containsExactly("asked");
    assertThat(deliveries.times(Method.FIND)).isEmpty();
  }

  /// C13.
  @Test
  void aPostWhoseAnswerWasLostIsFoundAndNotPostedAgain() {
    deliveries.slack().loseNextAnswer(Method.POST);
    deliveries.record(card("asked"));
    deliveries.pass(Duration.ofMinutes(1));
    deliveries.slack().loseNextAnswer(Method.POST);
    deliveries.record(line("first"));
    deliveries.pass(Duration.ofMinutes(1));

    deliveries.record(card("approved"));
    deliveries.pass(Duration.ofMinutes(1));

    assertThat(deliveries.texts()).containsExactly("approved", "first");
    assertThat(deliveries.times(Method.POST)).hasSize(2);
  }

  @Test
  void aPostThatDidNotArriveIsLookedForAndThenPosted() {
    deliveries.slack().failNext(Method.POST, new SlackException(Kind.UNKNOWN_OUTCOME, "", "reset"));
    deliveries.record(card("asked"));

    deliveries.pass(Duration.ofMinutes(1));

    assertThat(deliveries.texts()).containsExactly("asked");
    assertThat(deliveries.times(Method.FIND)).hasSize(1);
  }

  @Test
  void whereLookingIsNotAllowedItIsPostedAgain() {
    deliveries.slack().loseNextAnswer(Method.POST);
    deliveries
        .slack()
        .failNext(Method.FIND, new SlackException(Kind.REFUSED, "missing_scope", "no"));
    deliveries.record(card("asked"));

    deliveries.pass(Duration.ofMinutes(1));

    assertThat(deliveries.texts()).containsExactly("asked", "asked");
  }

  /// C14
  @Test
  void anHourWithoutSlackLosesNothingAndTheEndIsMarkedAsLate() {
    posted();
    deliveries.slack().away(true);
    for (int i = 0; i < 100; i++) {
      deliveries.record(card("measured " + i), line("line " + i));
      deliveries.pass(Duration.ofSeconds(6));
    }
    deliveries.record(card("the end"));
    deliveries.pass(Duration.ofMinutes(50));
    int whileAway = deliveries.slack().calls().size();

    deliveries.slack().away(false);
    deliveries.pass(Duration.ofMinutes(5));

    assertThat(whileAway).isLessThan(300);
    assertThat(deliveries.texts()).hasSize(101);
    assertThat(deliveries.texts().getFirst()).isEqualTo("the end (delivered late: Slack was away)");
    assertThat(deliveries.texts().getLast()).startsWith("line 99");
    assertThat(deliveries.slack().messages().getFirst().message().blocks().getLast())
        .isEqualTo(new Block.Context(List.of("_delivered late: Slack was away_")));
    assertThat(journal.depth()).isEqualTo(new OutboxStore.Depth(0, 0, 0, 0, 0));
  }

  @Test
  void whatIsLateBecauseTheBotWasDownBlamesNobody() {
    deliveries.record(card("asked"));
    deliveries.absent(Duration.ofMinutes(3));

    deliveries.restart(journal, journal);
    deliveries.pass(Duration.ZERO);

    assertThat(deliveries.texts()).containsExactly("asked (delivered late)");
  }

  /// C13
  @Test
  void aCardThatAPersonDeletedIsPostedAnewOnce() {
    Posted first = posted();
    deliveries.slack().delete(first);
    deliveries.record(card("approved"), line("first"));
    deliveries.pass(Duration.ofMinutes(1));
    assertThat(deliveries.texts()).containsExactly("approved", "first");

    Posted second = deliveries.slack().messages().getFirst().posted();
    deliveries.slack().delete(second);
    assertThat(deliveries.deleted(second.channel(), second.ts())).isTrue();
    deliveries.record(card("done"), line("second"));
    deliveries.pass(Duration.ofMinutes(1));

    assertThat(deliveries.texts()).containsExactly("first");
    assertThat(journal.errands()).isEmpty();
  }

  @Test
  void whatSlackRefusesIsGivenUpLoudlyAndTheRestGoesOn() {
    deliveries.slack().refuse("#private", "not_in_channel");
    deliveries.record(
        new Outgoing.Card("r-2", "#private", message("asked"), Priority.ALERT), card("asked"));

    deliveries.pass(Duration.ofMinutes(5));

    assertThat(deliveries.texts()).containsExactly("asked");
    assertThat(journal.failures(10))
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).startsWith("not_in_channel: "));
    assertThat(deliveries.times(Method.POST)).hasSize(2);
  }

  @Test
  void whatIsMoreUrgentGoesFirst() {
    deliveries.record(
        card("low", "low", Priority.LOW),
        card("usual", "usual", Priority.USUAL),
        card("alert", "alert", Priority.ALERT));

    deliveries.pass(Duration.ofMinutes(1));

    assertThat(deliveries.texts()).containsExactly("alert", "usual", "low");
    assertThat(gaps(deliveries.times(Method.POST))).containsOnly(Duration.ofSeconds(1));
  }

  @Test
  void aWhisperGoesToTheResponseUrlAndElseToThePersonInTheChannel() {
    deliveries.slack().refuse(URL.toString(), "used_url");
    deliveries.record(
        new Outgoing.Whisper("w-1", "C1", "U1", Optional.of(URL), message("no such service")),
        new Outgoing.Whisper("w-2", "C1", "U2", Optional.empty(), message("not permitted")));

    deliveries.pass(Duration.ofSeconds(1));

    assertThat(deliveries.slack().whispers())
        .containsExactlyInAnyOrder(
            new Whisper("U1", message("no such service")),
            new Whisper("U2", message("not permitted")));
    assertThat(deliveries.slack().calls())
        .extracting(Call::method)
        .containsOnlyOnce(Method.RESPOND);
  }

  @Test
  void aWhisperWhoseAnswerWasLostIsSaidOnceMoreAndNotAgain() {
    for (int i = 0; i < 9; i++) {
      deliveries.slack().loseNextAnswer(Method.RESPOND);
    }
    deliveries.record(
        new Outgoing.Whisper("w-1", "C1", "U1", Optional.of(URL), message("no such service")));

    deliveries.pass(Duration.ofMinutes(20));

    assertThat(deliveries.slack().whispers()).hasSize(2);
    List<Instant> times = deliveries.times(Method.RESPOND);
    assertThat(times.getLast()).isAfterOrEqualTo(times.getFirst().plusSeconds(15));
  }

  /// A kill in that instant is no reason for a third time.
  @Test
  void aWhisperIsNotSaidAThirdTimeAfterARestart() {
    MemoryJournal journal = new MemoryJournal();
    Deliveries killed = new Deliveries(journal, journal);
    killed.record(
        new Outgoing.Whisper("w-1", "C1", "U1", Optional.of(URL), message("no such service")));
    for (int i = 0; i < 3; i++) {
      killed.slack().loseNextAnswer(Method.RESPOND);
      killed.restart(journal, journal);
      killed.pass(Duration.ZERO);
    }

    assertThat(killed.slack().whispers()).hasSize(2);
  }

  @Test
  void aWhisperThatWasUnderWayForTheSecondTimeAtAKillIsGivenUpAloud() {
    MemoryJournal journal = new MemoryJournal();
    Deliveries killed = new Deliveries(journal, journal);
    killed.record(
        new Outgoing.Whisper("w-1", "C1", "U1", Optional.of(URL), message("no such service")));
    for (int i = 0; i < 2; i++) {
      journal.note(journal.errands().getFirst(), new Result.Trying(Deliveries.START));
    }

    killed.restart(journal, journal);
    killed.pass(Duration.ofMinutes(1));

    assertThat(killed.slack().whispers()).isEmpty();
    assertThat(journal.errands()).isEmpty();
    assertThat(journal.failures(9))
        .singleElement()
        .satisfies(failure -> assertThat(failure.reason()).contains("the bot ended"));
  }

  @Test
  void aWhisperThatCouldNotBeSentIsTriedUntilItIs() {
    deliveries.slack().away(true);
    deliveries.record(
        new Outgoing.Whisper("w-1", "C1", "U1", Optional.of(URL), message("no such service")));
    deliveries.pass(Duration.ofMinutes(10));
    deliveries.slack().away(false);
    deliveries.pass(Duration.ofMinutes(1));

    assertThat(deliveries.slack().whispers()).hasSize(1);
  }

  @Test
  void aWhisperIsGivenUpAfterThirtyMinutes() {
    deliveries.slack().away(true);
    deliveries.record(
        new Outgoing.Whisper("w-1", "C1", "U1", Optional.of(URL), message("no such service")));
    deliveries.pass(Duration.ofMinutes(31));

    deliveries.slack().away(false);
    deliveries.pass(Duration.ofMinutes(5));

    assertThat(deliveries.slack().whispers()).isEmpty();
    assertThat(journal.errands()).isEmpty();
  }

  @Test
  void aHomePageIsPublished() {
    Home home = new Home(List.of(new Block.Divider()));
    deliveries.record(new Outgoing.HomePage("U1", home));

    deliveries.pass(Duration.ZERO);

    assertThat(deliveries.slack().home("U1")).contains(home);
  }
}
