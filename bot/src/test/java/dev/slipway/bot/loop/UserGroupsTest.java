package dev.slipway.bot.loop;

import static dev.slipway.bot.loop.Environments.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.slack.memory.MemorySlack.Method;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Teams whose members Slack knows: two of `sre` approve for production.
class UserGroupsTest {
  private static final String GROUP = "S0SRE";

  private final Office office = Office.beforeGitIsRead();

  @BeforeEach
  void aTeamNamesAGroup() {
    office.repository.replace(
        "ada",
        "slipway.yaml",
        "sre: {members: [grace, linus, margaret]}",
        "sre: {members: [grace], slackGroup: " + GROUP + "}");
    office.slack.group(GROUP, Set.of("ULINUS", "UMARGARET", "UNOBODY"));
    office.fetch();
  }

  private void asks() {
    office.types("UADA", "frontend production 1.5.0");
    assertThat(office.request()).isInstanceOf(RequestState.AwaitingApproval.class);
  }

  private void approves(String user) {
    office.types(user, "approve " + office.request().ask().id());
  }

  private Office later(Duration time) {
    office.absent(time);
    office.fetch();
    return office;
  }

  @Test
  void membersOfTheGroupApproveBesideThoseOfTheFile() {
    asks();

    approves("ULINUS");
    approves("UGRACE");

    assertThat(office.request().given())
        .extracting(given -> given.by().person())
        .containsExactly("linus", "grace");
    assertThat(office.request().isUndecided()).isFalse();
  }

  @Test
  void whoLeavesTheGroupApprovesNoMoreAfterFiveMinutes() {
    asks();
    office.slack.group(GROUP, Set.of("UMARGARET"));

    later(Duration.ofMinutes(5));
    approves("ULINUS");

    assertThat(office.request().given()).isEmpty();
    assertThat(office.lastWhisper()).contains("Only members of sre may decide on it.");
  }

  @Test
  void anApprovalByWhoHasLeftTheGroupSinceStopsTheCommit() {
    office.types("UADA", "frontend production 1.5.0 at 11:00");
    approves("ULINUS");
    approves("UGRACE");
    assertThat(office.request()).isInstanceOf(RequestState.Scheduled.class);
    office.slack.group(GROUP, Set.of());

    later(Duration.ofHours(2)).settle();

    assertThat(office.repository.commits()).noneMatch(made -> made.order().isPresent());
    assertThat(office.cardText()).contains("linus, who approved it, may not approve it any more");
  }

  @Test
  void whoIsInTheGroupAndNotInTheFileIsToldThatTheGroupIsNotEnough() {
    office.types("UNOBODY", "frontend production 1.5.0");

    assertThat(office.requests()).isEmpty();
    assertThat(office.lastWhisper()).contains("a Slack user group alone does not");
  }

  @Test
  void whileSlackIsAwayWhatItSaidLastCountsForAnHour() {
    asks();
    office.slack.away(true);
    later(Duration.ofMinutes(59));
    office.slack.away(false);

    approves("ULINUS");

    assertThat(office.request().given()).hasSize(1);
  }

  @Test
  void afterAnHourWithoutSlackNobodyCountsByTheGroupAndIsToldWhy() {
    asks();
    office.slack.away(true);
    later(Duration.ofMinutes(61));
    office.slack.away(false);

    approves("ULINUS");

    assertThat(office.request().given()).isEmpty();
    assertThat(office.lastWhisper())
        .contains("Nobody counts by the Slack user group of sre (Slack does not answer)");
  }

  @Test
  void whenSlackSaysNoNobodyCountsByTheGroupAtOnce() {
    asks();
    office.slack.refuse(GROUP, "missing_scope");

    later(Duration.ofMinutes(5));
    approves("ULINUS");

    assertThat(office.request().given()).isEmpty();
    assertThat(office.lastWhisper()).contains("sre (Slack answers missing_scope)");
  }

  @Test
  void everyOtherRightOfTheTeamIsGivenByTheGroupToo() {
    office.types("ULINUS", "frontend production 1.5.0 --emergency \"it is down\"");
    office.types("ULINUS", "lock frontend production for 1h it is migrated");

    assertThat(office.journal.requests(PRODUCTION, 5)).hasSize(1);
    assertThat(office.repository.text("environments/production.yaml")).contains("it is migrated");
  }

  @Test
  void slackIsAskedOnceInFiveMinutesHoweverOftenGitIsRead() {
    office.fetch();
    office.fetch();
    later(Duration.ofMinutes(4));
    assertThat(asked()).isEqualTo(1);

    later(Duration.ofMinutes(1));

    assertThat(asked()).isEqualTo(2);
  }

  private long asked() {
    return office.slack.calls().stream().filter(call -> call.method() == Method.MEMBERS).count();
  }
}
