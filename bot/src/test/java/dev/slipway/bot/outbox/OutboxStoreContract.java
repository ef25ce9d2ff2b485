package dev.slipway.bot.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.journal.Journal;
import dev.slipway.bot.message.Block;
import dev.slipway.bot.message.Home;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.outbox.Outgoing.Priority;
import dev.slipway.bot.slack.Slack.Posted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of the outbox promises, together with the journal that fills it.
public abstract class OutboxStoreContract {
  protected static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
  protected static final Posted THERE = new Posted("C1", "1700000000.000100");

  private Both both;

  /// A store and the journal that fills it: often the same object.
  public record Both(Journal journal, OutboxStore store) {}

  /// A new, empty one.
  protected abstract Both open();

  @BeforeEach
  void begin() {
    both = open();
  }

  @AfterEach
  void end() {
    both.journal().close();
  }

  protected static Message message(String text) {
    return new Message(text, List.of(new Block.Section(text)));
  }

  protected static Outgoing.Card card(String card, String text) {
    return new Outgoing.Card(card, "#deploys", message(text), Priority.USUAL);
  }

  protected static Journal.Entry entry(Instant at, Outgoing... outgoing) {
    return new Journal.Entry(
        at, List.of(), List.of(), Optional.empty(), List.of(), List.of(outgoing), List.of());
  }

  private void record(Outgoing... outgoing) {
    both.journal().record(entry(NOW, outgoing));
  }

  private List<Errand> errands() {
    return both.store().errands();
  }

  private void note(Result result) {
    both.store().note(errands().getFirst(), result);
  }

  @Test
  void aCardIsPostedOnceAndStandsThenWhereItWasPosted() {
    record(card("r-1", "asked"));

    assertThat(errands())
        .containsExactly(
            new Errand.Post(
                "r-1", 0, "#deploys", Priority.USUAL, 1, message("asked"), NOW, Optional.empty()));

    note(new Result.Sent(THERE));

    assertThat(errands()).isEmpty();
    assertThat(both.journal().cardAt("C1", THERE.ts())).contains("r-1");
  }

  @Test
  void aCardIsOnItsWayUntilItsPlaceIsKnownOrItIsGivenUp() {
    assertThat(both.journal().isPosting()).isFalse();
    record(card("r-1", "asked"));
    assertThat(both.journal().isPosting()).isTrue();
    note(new Result.Trying(NOW));
    assertThat(both.journal().isPosting()).isTrue();

    note(new Result.Sent(THERE));
    assertThat(both.journal().isPosting()).isFalse();
    record(card("r-1", "approved"), card("r-2", "asked"));
    note(new Result.Shown());
    note(new Result.Failed("channel_not_found: no such channel", NOW));

    assertThat(both.journal().isPosting()).isFalse();
  }

  @Test
  void ofManyEditsOnlyTheNewestIsToBeSaidAndTheSameContentIsNone() {
    record(card("r-1", "asked"));
    note(new Result.Sent(THERE));

    record(card("r-1", "one"), card("r-1", "two"));
    record(card("r-1", "two"));

    assertThat(errands())
        .containsExactly(new Errand.Edit("r-1", THERE, Priority.USUAL, 3, message("two"), NOW));
  }

  @Test
  void contentThatComesWhileItIsPostedIsStillToBeSaid() {
    record(card("r-1", "asked"));
    Errand post = errands().getFirst();
    record(card("r-1", "approved"));

    both.store().note(post, new Result.Sent(THERE));

    assertThat(errands()).singleElement().isInstanceOf(Errand.Edit.class);
  }

  @Test
  void theChannelOfAKnownCardStays() {
    record(card("r-1", "asked"));
    record(new Outgoing.Card("r-1", "#elsewhere", message("moved"), Priority.ALERT));

    assertThat(errands())
        .singleElement()
        .isInstanceOfSatisfying(
            Errand.Post.class,
            post -> {
              assertThat(post.channel()).isEqualTo("#deploys");
              assertThat(post.priority()).isEqualTo(Priority.ALERT);
            });
  }

  @Test
  void aPostThatIsTriedIsRememberedUntilItIsKnownNotToBeThere() {
    record(card("r-1", "asked"));

    note(new Result.Trying(NOW));
    note(new Result.Trying(NOW.plusSeconds(9)));

    assertThat(errands())
        .singleElement()
        .isInstanceOfSatisfying(Errand.Post.class, post -> assertThat(post.tried()).contains(NOW));

    note(new Result.NotSent());

    assertThat(errands())
        .singleElement()
        .isInstanceOfSatisfying(Errand.Post.class, post -> assertThat(post.tried()).isEmpty());
  }

  @Test
  void linesWaitForTheirCardAndAreSaidOnceInOrder() {
    record(new Outgoing.Line("l-1", "r-1", message("first")), card("r-1", "asked"));
    record(new Outgoing.Line("l-2", "r-1", message("second")));
    record(new Outgoing.Line("l-1", "r-1", message("first again")));
    assertThat(errands()).singleElement().isInstanceOf(Errand.Post.class);

    note(new Result.Sent(THERE));

    assertThat(errands())
        .containsExactly(
            new Errand.Line(
                "l-1", "r-1", "#deploys", THERE, message("first"), NOW, Optional.empty()));
    note(new Result.Sent(new Posted("C1", "2.0")));
    assertThat(errands()).extracting(errand -> ((Errand.Line) errand).id()).containsExactly("l-2");
    note(new Result.Sent(new Posted("C1", "3.0")));
    record(new Outgoing.Line("l-2", "r-1", message("second again")));
    assertThat(errands()).isEmpty();
  }

  /// C13
  @Test
  void aDeletedCardIsPostedAnewOnceAndThenNoMore() {
    record(card("r-1", "asked"), new Outgoing.Line("l-1", "r-1", message("first")));
    note(new Result.Sent(THERE));
    record(card("r-1", "approved"));
    Errand edit =
        errands().stream().filter(Errand.Edit.class::isInstance).findFirst().orElseThrow();

    both.store().note(edit, new Result.Gone());
    both.store().note(edit, new Result.Gone());

    assertThat(both.journal().cardAt("C1", THERE.ts())).isEmpty();
    assertThat(errands())
        .singleElement()
        .isInstanceOfSatisfying(
            Errand.Post.class,
            post -> {
              assertThat(post.message()).isEqualTo(message("approved"));
              assertThat(post.mark()).isEqualTo("card/r-1#1");
            });
    note(new Result.Sent(new Posted("C1", "4.0")));
    assertThat(both.store().deleted("C1", "4.0")).isTrue();
    record(card("r-1", "done"), new Outgoing.Line("l-2", "r-1", message("second")));
    assertThat(errands()).isEmpty();
    assertThat(both.store().depth()).isEqualTo(new OutboxStore.Depth(0, 0, 0, 0, 0));
  }

  /// C13
  @Test
  void aCardThatAPersonDeletesIsPostedAnewAlsoWhereNothingChanges() {
    record(card("r-1", "asked"));
    note(new Result.Sent(THERE));

    assertThat(both.store().deleted("C1", "9.9")).isFalse();
    assertThat(errands()).isEmpty();
    assertThat(both.store().deleted("C1", THERE.ts())).isTrue();

    assertThat(errands()).singleElement().isInstanceOf(Errand.Post.class);
  }

  @Test
  void whatIsGivenUpIsKeptWithTheReasonUntilThereIsNewContent() {
    record(card("r-1", "asked"), new Outgoing.Line("l-1", "r-1", message("first")));

    note(new Result.Failed("channel_not_found: no such channel", NOW));

    assertThat(errands()).isEmpty();
    assertThat(both.store().depth()).isEqualTo(new OutboxStore.Depth(0, 0, 0, 0, 1));
    assertThat(both.store().failures(10))
        .containsExactly(
            new OutboxStore.Failure(NOW, "card r-1", "channel_not_found: no such channel"));
    record(card("r-1", "approved"));
    assertThat(errands()).singleElement().isInstanceOf(Errand.Post.class);
  }

  @Test
  void anEditThatIsRefusedLeavesTheCardWhereItIs() {
    record(card("r-1", "asked"));
    note(new Result.Sent(THERE));
    record(card("r-1", "too long"));

    note(new Result.Failed("msg_too_long", NOW));
    record(card("r-1", "done"));

    assertThat(errands())
        .singleElement()
        .isInstanceOfSatisfying(
            Errand.Edit.class, edit -> assertThat(edit.posted()).isEqualTo(THERE));
  }

  @Test
  void aWhisperThatMayHaveBeenShownIsToBeSaidOnceMoreAndNotAgain() {
    record(new Outgoing.Whisper("w-1", "C1", "U1", Optional.empty(), message("no")));
    note(new Result.Trying(NOW));
    note(new Result.NotSent());
    assertThat(tried()).isEmpty();

    note(new Result.Trying(NOW));
    Errand second = errands().getFirst();
    assertThat(tried()).contains(NOW);
    both.store().note(second, new Result.Trying(NOW.plusSeconds(9)));
    assertThat(whisper().isSpent()).isTrue();

    both.store().note(second, new Result.NotSent());

    assertThat(tried()).contains(NOW);
    assertThat(whisper().isSpent()).isFalse();
  }

  private Errand.Whisper whisper() {
    return (Errand.Whisper) errands().getFirst();
  }

  private Optional<Instant> tried() {
    return whisper().tried();
  }

  @Test
  void aWhisperIsSaidOnce() {
    Outgoing.Whisper whisper =
        new Outgoing.Whisper("w-1", "C1", "U1", Optional.empty(), message("no such service"));
    record(whisper, whisper);
    assertThat(errands())
        .containsExactly(new Errand.Whisper(whisper, NOW, Optional.empty(), false));

    note(new Result.Shown());
    record(whisper);

    assertThat(errands()).isEmpty();
  }

  @Test
  void ofAHomePageTheNewestIsToBeSaid() {
    Home newest = new Home(List.of(new Block.Divider()));
    record(new Outgoing.HomePage("U1", new Home(List.of())), new Outgoing.HomePage("U1", newest));
    assertThat(errands()).containsExactly(new Errand.HomePage("U1", newest, 2, NOW));

    note(new Result.Shown());

    assertThat(errands()).isEmpty();
  }

  @Test
  void theDepthCountsWhatWaits() {
    record(
        card("r-1", "asked"),
        card("r-2", "asked"),
        new Outgoing.Line("l-1", "r-1", message("first")),
        new Outgoing.HomePage("U1", new Home(List.of())),
        new Outgoing.Whisper("w-1", "C1", "U1", Optional.empty(), message("no")));

    assertThat(both.store().depth()).isEqualTo(new OutboxStore.Depth(2, 1, 1, 1, 0));
  }
}
