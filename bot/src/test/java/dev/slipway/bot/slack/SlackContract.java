package dev.slipway.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.message.Block;
import dev.slipway.bot.message.Dialog;
import dev.slipway.bot.message.Home;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.slack.Slack.Posted;
import dev.slipway.bot.slack.Slack.Written;
import dev.slipway.bot.slack.SlackException.Kind;
import dev.slipway.bot.slack.memory.MemorySlack;
import dev.slipway.bot.slack.memory.MemorySlack.Method;
import dev.slipway.bot.slack.memory.MemorySlack.Standing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What everything that speaks to Slack promises.
public abstract class SlackContract {
  protected static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
  private static final Message MESSAGE = message("asked");

  private final MemorySlack world = new MemorySlack(InstantSource.fixed(NOW));
  private Slack slack = world;

  /// What speaks to that world; `#deploys` and `#general` are channels in it.
  protected abstract Slack speakTo(MemorySlack world);

  /// Where a `response_url` of that world leads to.
  protected abstract URI responseUrl();

  @BeforeEach
  void begin() {
    slack = speakTo(world);
  }

  protected static Message message(String text) {
    return new Message(text, List.of(new Block.Section(text)));
  }

  private Posted post(String mark) throws SlackException {
    return slack.post("#deploys", Optional.empty(), false, MESSAGE, mark);
  }

  @Test
  void aPostIsThereWithItsTextAndMark() throws SlackException {
    Posted posted = post("card/r-1");

    assertThat(world.messages())
        .singleElement()
        .satisfies(standing -> {
          assertThat(standing.posted()).isEqualTo(posted);
          assertThat(standing.message().text()).isEqualTo("asked");
          assertThat(standing.mark()).isEqualTo("card/r-1");
          assertThat(standing.thread()).isEmpty();
        });
  }

  @Test
  void aLineStandsInItsThread() throws SlackException {
    Posted root = post("card/r-1");

    slack.post(root.channel(), Optional.of(root.ts()), false, message("step 1"), "line/1");

    assertThat(world.messages().getLast().thread()).contains(root.ts());
  }

  @Test
  void whatPeopleWroteIsReadWithItsThread() throws SlackException {
    Posted root = post("card/r-1");
    Posted answer =
        world.write("U0ADA", root.channel(), Optional.of(root.ts()), "the cache is cold");
    Posted alone = world.write("U0ADA", root.channel(), Optional.empty(), "look");

    assertThat(slack.read(answer))
        .contains(new Written(Optional.of("U0ADA"), "the cache is cold", Optional.of(root.ts())));
    assertThat(slack.read(alone))
        .contains(new Written(Optional.of("U0ADA"), "look", Optional.empty()));
    assertThat(slack.read(root)).map(Written::author).contains(Optional.empty());
    assertThat(slack.read(new Posted(root.channel(), "1.000001"))).isEmpty();
  }

  @Test
  void anUpdateReplacesTheContentAndMayBeCalledTwice() throws SlackException {
    Posted posted = post("card/r-1");

    slack.update(posted, message("approved"));
    slack.update(posted, message("approved"));

    assertThat(world.messages())
        .singleElement()
        .satisfies(standing -> assertThat(standing.message().text()).isEqualTo("approved"));
  }

  @Test
  void anUpdateOfWhatWasDeletedIsGone() throws SlackException {
    Posted posted = post("card/r-1");
    world.delete(posted);

    assertThatThrownBy(() -> slack.update(posted, MESSAGE))
        .isInstanceOfSatisfying(
            SlackException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GONE));
  }

  @Test
  void whatWasPostedIsFoundByItsMark() throws SlackException {
    post("card/other");
    Posted posted = post("card/r-1");
    Optional<String> thread = Optional.of(posted.ts());
    Posted line = slack.post(posted.channel(), thread, false, message("step 1"), "line/1");

    assertThat(slack.find("#deploys", Optional.empty(), "card/r-1", NOW)).contains(posted);
    assertThat(slack.find(posted.channel(), thread, "line/1", NOW)).contains(line);
    assertThat(slack.find("#deploys", Optional.empty(), "card/r-2", NOW)).isEmpty();
  }

  @Test
  void aChannelIsKnownByItsId() throws SlackException {
    assertThat(slack.channel("#deploys")).isEqualTo("CDEPLOYS");
    assertThat(slack.channel("C0OTHER")).isEqualTo("C0OTHER");
  }

  @Test
  void whoIsInAUserGroupIsToldAsItIsNow() throws SlackException {
    world.group("S0SRE", Set.of("UGRACE", "ULINUS"));
    assertThat(slack.members("S0SRE")).containsExactlyInAnyOrder("UGRACE", "ULINUS");

    world.group("S0SRE", Set.of());

    assertThat(slack.members("S0SRE")).isEmpty();
  }

  @Test
  void anUnknownUserGroupIsRefusedAndNotTakenForAnEmptyOne() {
    assertThatThrownBy(() -> slack.members("S0NONE"))
        .isInstanceOfSatisfying(
            SlackException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.REFUSED);
              assertThat(e.code()).isEqualTo("no_such_subteam");
            });
  }

  @Test
  void anUnknownChannelIsRefusedWithSlacksWord() {
    world.refuse("#deploys", "channel_not_found");

    assertThatThrownBy(() -> post("card/r-1"))
        .isInstanceOfSatisfying(
            SlackException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.REFUSED);
              assertThat(e.code()).isEqualTo("channel_not_found");
            });
  }

  @Test
  void tooManyRequestsSayHowLongToWait() {
    world.limitNext(Method.POST, Duration.ofSeconds(7));

    assertThatThrownBy(() -> post("card/r-1"))
        .isInstanceOfSatisfying(
            SlackException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED);
              assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            });
    assertThat(world.messages()).isEmpty();
  }

  @Test
  void aLostAnswerIsAnUnknownOutcome() {
    world.loseNextAnswer(Method.POST);

    assertThatThrownBy(() -> post("card/r-1"))
        .isInstanceOfSatisfying(
            SlackException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNKNOWN_OUTCOME));
    assertThat(world.messages()).extracting(Standing::mark).containsExactly("card/r-1");
  }

  @Test
  void whispersResponsesDialogsAndHomesArrive() throws SlackException {
    Dialog dialog = new Dialog("deploy", "Deploy", "Go", "memory", List.of());

    slack.whisper("#deploys", "U1", message("no"));
    slack.respond(responseUrl(), message("no such service"));
    slack.open("trigger", dialog);
    slack.publish("U1", new Home(List.of(new Block.Divider())));

    assertThat(world.whispers())
        .extracting(whisper -> whisper.message().text())
        .containsExactly("no", "no such service");
    assertThat(world.dialog("trigger"))
        .hasValueSatisfying(shown -> assertThat(shown.callback()).isEqualTo("deploy"));
    assertThat(world.home("U1")).isPresent();
  }
}
