package dev.slipway.bot.slack.bolt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.bot.check.Findings.Membership;
import dev.slipway.bot.check.Findings.Standing;
import dev.slipway.bot.slack.SlackException;
import dev.slipway.bot.slack.memory.MemorySlack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectionTest {
  @TempDir private Path folder;

  private StandIn standIn;
  private WebApi api;
  private Inspection inspection;

  @BeforeEach
  void begin() throws IOException {
    standIn = new StandIn(new MemorySlack(InstantSource.system()));
    api = new WebApi(standIn.address(), token("xoxb-1"));
    inspection = new Inspection(api);
  }

  @AfterEach
  void end() {
    api.close();
    standIn.close();
  }

  private TokenFile token(String token) throws IOException {
    return new TokenFile(Files.writeString(folder.resolve(token), token));
  }

  @Test
  void whoTheTokenIsAndWhatItMayIsAsSlackSays() throws SlackException {
    assertThat(inspection.standing())
        .isEqualTo(
            new Standing(
                "slipway", "Acme", "T0ACME", Optional.of(Set.of("chat:write", "commands"))));
  }

  @Test
  void aChannelIsTheBotsOwnOrPublicOrUnseen() throws SlackException {
    assertThat(inspection.membership("#ops")).isEqualTo(Membership.MEMBER);
    assertThat(inspection.membership("#deploys")).isEqualTo(Membership.JOINS);
    assertThat(inspection.membership("#nowhere")).isEqualTo(Membership.UNSEEN);
    assertThat(standIn.calls()).noneMatch(call -> call.method().equals("conversations.join"));
  }

  @Test
  void aRefusedAppTokenIsSaidWithoutTheToken() throws IOException {
    TokenFile token = token("xapp-secret");

    assertThatThrownBy(() -> inspection.socketMode(token))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("internal_error")
        .hasMessageNotContaining("xapp-secret");
  }

  @Test
  void anAcceptedAppTokenOpensNothing() throws IOException {
    standIn.offerSocket("ws://127.0.0.1:1/");

    inspection.socketMode(token("xapp-1"));

    assertThat(standIn.calls().getLast().authorization()).isEqualTo("Bearer xapp-1");
  }
}
