package dev.slipway.bot.slack.bolt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.slack.Slack;
import dev.slipway.bot.slack.SlackContract;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.SlackException.Kind;
import dev.slipway.bot.slack.memory.MemorySlack;
import dev.slipway.bot.slack.memory.MemorySlack.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoltSlackTest extends SlackContract {
  @TempDir private Path folder = Path.of("");

  private final List<StandIn> standIns = new ArrayList<>();

  @Override
  protected Slack speakTo(MemorySlack world) {
    try {
      standIns.add(new StandIn(world));
      write("xoxb-1");
      return StandIn.over(standIn(), new TokenFile(tokenFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StandIn standIn() {
    return standIns.getLast();
  }

  private Path tokenFile() {
    return folder.resolve("token");
  }

  private void write(String token) throws IOException {
    Files.writeString(tokenFile(), token + "\n");
  }

  @Override
  protected URI responseUrl() {
    return standIn().responseUrl();
  }

  @AfterEach
  void stop() {
    standIns.forEach(StandIn::close);
  }

  private static MemorySlack world() {
    return new MemorySlack(InstantSource.fixed(NOW));
  }

  private static void post(Slack slack) throws SlackException {
    slack.post("#deploys", Optional.empty(), false, message("asked"), "card/r-1");
  }

  private List<String> methods() {
    return standIn().calls().stream().map(StandIn.Call::method).toList();
  }

  /// Slack tells of reactions only who is in the channel.
  @Test
  void aPublicChannelIsJoinedOnceBeforeTheFirstPost() throws SlackException {
    Slack slack = speakTo(world());

    post(slack);
    post(slack);

    assertThat(methods())
        .containsExactly(
            "conversations.list", "conversations.join", "chat.postMessage", "chat.postMessage");
  }

  @Test
  void aChannelThatTheBotIsInAlreadyIsNotJoined() throws SlackException {
    Slack slack = speakTo(world());

    slack.post("#ops", Optional.empty(), false, message("asked"), "card/r-1");

    assertThat(methods()).containsExactly("conversations.list", "chat.postMessage");
  }

  @Test
  void aChannelThatCannotBeJoinedIsSpokenInAllTheSame() throws SlackException {
    Slack slack = speakTo(world());

    slack.post("#general", Optional.empty(), false, message("asked"), "card/r-1");
    slack.post("#general", Optional.empty(), false, message("again"), "card/r-2");

    assertThat(methods())
        .containsExactly(
            "conversations.list", "conversations.join", "chat.postMessage", "chat.postMessage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"U0GRACE", "W0GRACE", "D0GRACE"})
  void whatIsSaidToOnePersonIsJoinedByNobody(String to) throws SlackException {
    Slack slack = speakTo(world());

    slack.post(to, Optional.empty(), false, message("you are on call"), "line/i-1");

    assertThat(methods()).containsExactly("chat.postMessage");
  }

  @Test
  void aPostCarriesItsBlocksAndUnfoldsNoLinks() throws SlackException {
    Slack slack = speakTo(world());

    post(slack);

    assertThat(standIn().calls().getLast())
        .satisfies(call -> {
          assertThat(call.method()).isEqualTo("chat.postMessage");
          assertThat(call.authorization()).isEqualTo("Bearer xoxb-1");
          assertThat(call.form())
              .containsEntry("channel", "CDEPLOYS")
              .containsEntry("unfurl_links", "0")
              .containsEntry("unfurl_media", "0")
              .containsEntry(
                  "metadata",
                  "{\"event_type\":\"slipway\",\"event_payload\":{\"mark\":\"card/r-1\"}}")
              .containsEntry(
                  "blocks",
                  "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"asked\",\"verbatim\":true},\"block_id\":\"b0\"}]");
        });
  }

  @Test
  void channelsAreAskedForOnceAndAgainWhenTheIdIsWrong() throws SlackException {
    MemorySlack world = world();
    Slack slack = speakTo(world);
    post(slack);
    post(slack);
    assertThat(lists()).isEqualTo(1);
    world.failNext(
        Method.POST, new SlackException(Kind.REFUSED, "channel_not_found", "it was recreated"));

    post(slack);

    assertThat(lists()).isEqualTo(2);
    assertThat(world.messages()).hasSize(3);
  }

  private long lists() {
    return standIn().calls().stream()
        .filter(call -> call.method().equals("conversations.list"))
        .count();
  }

  @Test
  void aChannelThatTheBotDoesNotSeeIsRefusedWithWhatHelps() throws SlackException {
    Slack slack = speakTo(world());

    assertThatThrownBy(
            () -> slack.post("#nowhere", Optional.empty(), false, message("asked"), "card/r-1"))
        .isInstanceOfSatisfying(
            SlackException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.REFUSED);
              assertThat(e.code()).isEqualTo("channel_not_found");
              assertThat(e).hasMessageContaining("#nowhere").hasMessageContaining("/invite");
            });
  }

  @Test
  void aTokenThatIsRotatedIsUsedWithoutARestart() throws SlackException, IOException {
    Slack slack = speakTo(world());
    post(slack);

    write("xoxb-rotated");
    post(slack);

    assertThat(standIn().calls().getLast().authorization()).isEqualTo("Bearer xoxb-rotated");
  }

  @Test
  void withoutATokenNothingIsSentAndTheFileIsNamed() throws SlackException, IOException {
    Slack slack = speakTo(world());
    Files.delete(tokenFile());

    assertThatThrownBy(() -> post(slack))
        .isInstanceOfSatisfying(
            SlackException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
              assertThat(e).hasMessageContaining(tokenFile().toString());
            });
    assertThat(standIn().calls()).isEmpty();
  }

  @Test
  void whereNobodyListensNothingWasSent() throws SlackException {
    Slack slack = speakTo(world());
    standIn().close();

    assertThatThrownBy(() -> post(slack))
        .isInstanceOfSatisfying(
            SlackException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
  }

  @Test
  void aTokenThatIsNotValidNowIsNoReasonToGiveAMessageUp() throws SlackException {
    MemorySlack world = world();
    Slack slack = speakTo(world);
    world.refuse("#deploys", "token_revoked");

    assertThatThrownBy(() -> post(slack))
        .isInstanceOfSatisfying(
            SlackException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
              assertThat(e.code()).isEqualTo("token_revoked");
            });
  }

  @Test
  void aResponseUrlThatIsUsedUpIsRefused() throws SlackException {
    MemorySlack world = world();
    Slack slack = speakTo(world);
    world.refuse(responseUrl().toString(), "used_url");

    assertThatThrownBy(() -> slack.respond(responseUrl(), message("no")))
        .isInstanceOfSatisfying(
            SlackException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
  }
}
