package dev.slipway.bot.forge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.forge.Forge;
import dev.slipway.bot.forge.ForgeContract;
import dev.slipway.bot.forge.ForgeException;
import dev.slipway.bot.forge.FoundPullRequest;
import dev.slipway.bot.forge.rest.StandIn.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every forge promises that is called over the network.
abstract class RestForgeContract extends ForgeContract {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Instant now = NOON;
  private StandIn server;
  private RestForge forge;

  abstract Dialect dialect();

  abstract StandIn.Manners manners();

  @BeforeEach
  final void begin() throws IOException {
    Files.writeString(token(), "s3cret-token\n");
    server = StandIn.start(manners());
    forge = forge(DEADLINE);
  }

  @AfterEach
  final void end() {
    forge.close();
    server.close();
    assertThat(server.violations()).isEmpty();
  }

  private Path token() {
    return folder.resolve("forge.token");
  }

  private RestForge forge(Duration deadline) {
    return new RestForge(dialect(), server.api(), token(), () -> now, deadline);
  }

  @Override
  protected final Forge forge() {
    return forge;
  }

  final StandIn server() {
    return server;
  }

  @Override
  protected final void merge() {
    server.end("merged", Optional.empty());
  }

  @Override
  protected final void close(String by) {
    server.end("closed", Optional.of(by));
  }

  @Override
  protected final int opened() {
    return server.pulls().size();
  }

  @Test
  void whatIsSentIsWhatWasMeant() throws ForgeException {
    forge.open(PROPOSAL);

    assertThat(server.pulls())
        .containsExactly(
            new StandIn.Pull(
                1,
                BRANCH,
                "main",
                PROPOSAL.title(),
                PROPOSAL.description(),
                "open",
                Optional.empty()));
  }

  @Test
  void aLostAnswerIsFoundAndNothingIsOpenedTwice() throws ForgeException {
    server.plan(new Fault.Loses());
    mayPass(() -> forge.open(PROPOSAL), "broke");

    FoundPullRequest found = forge.open(PROPOSAL);

    assertThat(found.pullRequest().number()).isEqualTo(1);
    assertThat(opened()).isEqualTo(1);
  }

  @Test
  void aFaultOfTheForgeMayPass() throws ForgeException {
    server.plan(new Fault.Answers(502, Map.of(), "<html>bad gateway</html>"));

    mayPass(() -> forge.find(BRANCH), "502");

    assertThat(forge.find(BRANCH)).isEmpty();
  }

  @Test
  void aForgeThatWantsRestIsLeftAloneForSoLong() throws ForgeException {
    server.plan(new Fault.Answers(429, Map.of("Retry-After", "90"), ""));
    mayPass(() -> forge.find(BRANCH), "2026-11-25T12:01:30Z");
    int asked = server.asked();

    now = NOON.plusSeconds(89);
    mayPass(() -> forge.open(PROPOSAL), "2026-11-25T12:01:30Z");
    assertThat(server.asked()).isEqualTo(asked);

    now = NOON.plusSeconds(90);
    assertThat(forge.find(BRANCH)).isEmpty();
  }

  @Test
  void noAnswerInTimeMayPass() {
    server.plan(new Fault.Hangs());
    try (RestForge impatient = forge(Duration.ofMillis(200))) {
      mayPass(() -> impatient.find(BRANCH), "no answer within 200 ms");
    }
  }

  @Test
  void aTokenThatIsNotKnownSaysWhichFileToCorrect() {
    server.token("another");

    lasts(() -> forge.find(BRANCH), "does not know the token", token().toString());
  }

  @Test
  void aTokenIsRotatedWithoutARestart() throws Exception {
    server.token("another");
    Files.writeString(token(), "another");

    assertThat(forge.find(BRANCH)).isEmpty();
  }

  @Test
  void aMissingTokenSaysWhichFileAndWhatItHasToBeAllowed() throws IOException {
    Files.delete(token());

    lasts(() -> forge.open(PROPOSAL), token().toString(), dialect().rights());
  }

  @Test
  void aTokenWithoutTheRightsSaysWhichAreMissing() {
    server.plan(
        new Fault.Answers(403, Map.of(), "{\"message\":\"Resource not accessible by token\"}"));

    lasts(() -> forge.open(PROPOSAL), "Resource not accessible by token", dialect().rights());
  }

  @Test
  void aRepositoryThatTheTokenDoesNotSeeIsNotTakenForAnEmptyOne() {
    server.plan(new Fault.Answers(404, Map.of(), "{\"message\":\"Not Found\"}"));
    server.plan(new Fault.Answers(404, Map.of(), "{\"message\":\"Not Found\"}"));

    lasts(() -> forge.find(BRANCH), "forge.repository");
  }

  @Test
  void whatTheForgeRefusesIsSaidInItsWords() {
    server.plan(
        new Fault.Answers(
            423, Map.of(), "{\"message\":{\"base\":[\"the repository is\\n archived\"]}}"));

    lasts(() -> forge.open(PROPOSAL), "423", "the repository is archived");
  }

  @Test
  void aRedirectIsNotFollowedAndTheTokenStaysHere() {
    server.plan(new Fault.Answers(301, Map.of("Location", "http://127.0.0.1:1/elsewhere"), ""));

    lasts(() -> forge.find(BRANCH), "elsewhere", "forge.url");
  }

  @Test
  void aTokenThatIsSentBackIsNotRepeated() {
    server.plan(new Fault.Answers(400, Map.of(), "{\"message\":\"bad s3cret-token\"}"));

    assertThatThrownBy(() -> forge.find(BRANCH)).hasMessageNotContaining("s3cret-token");
  }

  @Test
  void whatIsNoForgeIsSaidToBeNone() {
    server.plan(new Fault.Answers(200, Map.of(), "{\"hello\":1}"));

    lasts(() -> forge.open(PROPOSAL), "forge.kind");
  }

  private static void mayPass(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.mayPass()).as(e.getMessage()).isTrue())
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("s3cret");
  }

  private static void lasts(ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ForgeException.class, e -> assertThat(e.mayPass()).as(e.getMessage()).isFalse())
        .hasMessageContainingAll(words)
        .hasMessageNotContaining("s3cret");
  }
}
