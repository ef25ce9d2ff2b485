package dev.slipway.bot.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.incident.Cause;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Severity;
import dev.slipway.bot.slack.Inbound;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Incidents by what people type.
class IncidentOrdersTest {
  private final Office office = new Office();

  @BeforeEach
  void somebodyIsOnCall() {
    office.repository.with("oncall.yaml", Environments.ON_CALL);
    office.fetch();
  }

  private List<IncidentState> incidents() {
    return office.journal.incidentsSince(Instant.EPOCH);
  }

  private IncidentState incident() {
    assertThat(incidents()).hasSize(1);
    return incidents().getFirst();
  }

  private void says(String user, String command, String text) {
    String id = office.nextId();
    office
        .receive(
            new Inbound.Typed(
                id,
                user,
                Office.TEAM,
                Office.CHANNEL,
                command,
                text,
                URI.create("https://hooks.slack.com/commands/" + id),
                "trigger-" + id))
        .settle();
  }

  private List<String> timeline() {
    return office.slack.messages().stream()
        .filter(each -> each.thread().isPresent())
        .map(each -> each.message().text())
        .toList();
  }

  @Test
  void whatAPersonOpensIsToldAndCallsWhoIsOnCall() {
    says("UADA", "/incident", "open \"checkout is slow\" production frontend critical");

    IncidentState state = incident();
    assertThat(state.incident().opening().cause())
        .isEqualTo(new Cause.ByHand("checkout is slow", "ada"));
    assertThat(state.incident().opening().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(office.alerts()).hasSize(1);
    assertThat(office.alerts().getFirst().message().text())
        .contains("Critical: frontend in production.", "checkout is slow. Opened by <@UADA>.");
    assertThat(office.lastWhisper()).contains(state.id().text(), "is open in", "Nobody has it yet");
    assertThat(office.slack.messages())
        .anySatisfy(message -> assertThat(message.message().text()).contains("You are called."));
  }

  /// Each slash command stands for a word behind `/deploy`.
  @Test
  void twoThatAreOpenedAlikeAreTwo() {
    says("UADA", "/incident", "open checkout is slow");
    office.wait(Duration.ofSeconds(2));
    says("UADA", "/deploy", "incident open checkout is slow");

    assertThat(incidents()).hasSize(2);
    assertThat(office.alerts()).hasSize(2);
  }

  @Test
  void withoutAnIdTheOnlyOneIsMeantAndOfSeveralItIsAsked() {
    says("UADA", "/incident", "open checkout is slow");
    says("UGRACE", "/incident", "ack");
    assertThat(incident()).isInstanceOf(IncidentState.Acknowledged.class);
    assertThat(office.lastWhisper()).contains("<@UGRACE> has it.");

    office.wait(Duration.ofSeconds(2));
    says("UADA", "/incident", "open search is slow");
    says("UGRACE", "/incident", "resolve");

    assertThat(office.lastWhisper()).contains("Which one is meant?");
    assertThat(office.slack.whispers().getLast().message().blocks().toString())
        .contains("incident " + incidents().getFirst().id() + " resolve")
        .contains("incident " + incidents().getLast().id() + " resolve");
    assertThat(incidents()).noneMatch(IncidentState::isResolved);
  }

  @Test
  void whatIsOpenIsListedWithWhoHasIt() {
    says("UADA", "/incident", "");
    assertThat(office.lastWhisper()).contains("No incident is open.");
    says("UADA", "/incident", "open \"search is slow\" minor");
    office.wait(Duration.ofSeconds(2));
    says("UADA", "/incident", "open \"all is down\" critical");
    says("UGRACE", "/incident", incidents().getLast().id() + " ack");
    says("UADA", "/incident", "");

    assertThat(office.lastWhisper()).contains("2 incidents are open.", "Critical.");
    assertThat(office.slack.whispers().getLast().message().blocks().toString())
        .containsSubsequence("all is down", "<@UGRACE> has it.", "search is slow");
  }

  @Test
  void notesLinksAndWhoShallHaveItStandInTheTimeline() {
    says("UADA", "/incident", "open checkout is slow");
    says("UADA", "/incident", "note the cache is cold");
    says("UADA", "/incident", "link <https://example.com/graph>");
    says("UADA", "/incident", "assign <@ULINUS|linus>");

    assertThat(timeline())
        .anySatisfy(line -> assertThat(line).contains("<@UADA>: the cache is cold"))
        .anySatisfy(line -> assertThat(line).contains("https://example.com/graph"))
        .anySatisfy(line -> assertThat(line).contains("has handed it to <@ULINUS>"));
    assertThat(((IncidentState.Open) incident()).asked()).contains("linus");
    assertThat(office.lastWhisper()).contains("Handed to <@ULINUS>");
    assertThat(office.audit())
        .extracting("what")
        .containsSubsequence("open", "note", "connect", "reassign");
  }

  @Test
  void aSilenceCallsNobodyUntilItEnds() {
    says("UADA", "/incident", "open checkout is slow");
    says("UGRACE", "/incident", "silence 30m");
    int called = office.slack.messages().size();
    office.wait(Duration.ofMinutes(29));
    assertThat(office.slack.messages()).hasSize(called);
    office.wait(Duration.ofMinutes(2));

    assertThat(office.slack.messages()).hasSizeGreaterThan(called);
    says("UGRACE", "/incident", "silence 25h");
    assertThat(office.lastWhisper()).contains("at most 1 d");
  }

  @Test
  void whatIsResolvedIsWrittenDownInItsThreadAndForWhoAsks() {
    says("UADA", "/incident", "open checkout is slow");
    String id = incident().id().text();
    says("UADA", "/incident", "postmortem");
    assertThat(office.lastWhisper()).contains("is not over");
    says("UGRACE", "/incident", "resolve");

    assertThat(timeline()).anySatisfy(line -> assertThat(line).contains("Post-mortem of incident"));
    says("UGRACE", "/incident", id + " postmortem");
    assertThat(office.slack.whispers().getLast().message().blocks().toString())
        .contains("# checkout is slow", "## Timeline", "What was the cause?");
    says("UGRACE", "/incident", id + " reopen");
    assertThat(incident()).isInstanceOf(IncidentState.Open.class);
  }

  @Test
  void whatCannotBeIsRefusedWithTheReason() {
    says("UADA", "/incident", "ack");
    assertThat(office.lastWhisper()).contains("No incident is open.");
    says("UADA", "/incident", "i-20261125-1200-7k3m ack");
    assertThat(office.lastWhisper()).contains("There is no incident");
    says("UADA", "/incident", "open checkout is slow");
    says("UADA", "/incident", "assign nobody");
    assertThat(office.lastWhisper()).contains("Nobody by that name");
    says("UADA", "/incident", "link i-20261125-1200-7k3m");
    assertThat(office.lastWhisper()).contains("There is no incident");
    says("UADA", "/incident", "reopen");
    assertThat(office.lastWhisper()).contains("is not resolved");
    says("UEVIL", "/incident", "open nonsense");
    assertThat(office.lastWhisper()).contains("not listed");

    assertThat(incidents()).hasSize(1);
  }

  @Test
  void whereNoChannelHearsOfItNoneIsOpened() {
    office.repository.with(
        "slipway.yaml", Environments.ROSTER.replace(", incidents: \"#oncall\"", ""));
    office.fetch();
    says("UADA", "/incident", "open checkout is slow");

    assertThat(office.lastWhisper()).contains("names no channel for incidents");
    assertThat(incidents()).isEmpty();
  }

  @Test
  void hostileTitlesAndNotesAreInert() {
    says("UADA", "/incident", "open <!channel> *all* `x` <https://evil|click>");
    says("UADA", "/incident", "note &lt;!here&gt; *bold* </script>");

    assertThat(office.slack.messages())
        .allSatisfy(message ->
            assertThat(message.message().text())
                .doesNotContain("<!channel>", "<!here>", "*all*", "*bold*", "</script>"));
  }

  @Test
  void whoIsOnCallIsSaid() {
    says("UADA", "/oncall", "");

    assertThat(office.lastWhisper()).contains("primary:", "until");
  }

  @Test
  void whoIsOnCallIsSaidByWhoAndAtHomeToo() {
    says("UADA", "/deploy", "who production");
    assertThat(office.slack.whispers().getLast().message().blocks().toString())
        .containsPattern("Called first: <@U(GRACE|LINUS)> and #oncall");
    office.visits("UADA");

    assertThat(office.slack.home("UADA").orElseThrow().blocks().toString())
        .contains("On call", "*primary* <@U");
  }

  @Test
  void whereNobodyIsCalledThatIsSaid() {
    office.repository.with("oncall.yaml", "schedules: {}\n");
    office.fetch();
    says("UADA", "/deploy", "who production");

    assertThat(office.slack.whispers().getLast().message().blocks().toString())
        .contains("Nobody is called");
  }
}
