package dev.slipway.bot.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.bot.incident.Duties;
import dev.slipway.bot.incident.IncidentSignal;
import dev.slipway.bot.incident.IncidentState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticesTest {
  @Test
  void theLifeOfAnIncidentIsToldMomentByMoment() {
    assertThat(Incidents.notices(Incidents.resolved()))
        .extracting(Notice::moment, Notice::sentence, Notice::by)
        .containsExactly(
            tuple(Moment.OPENED, "Alerts fire: HighErrorRate", Optional.empty()),
            tuple(Moment.CALLED, "Called in round 1, step 1: ada, #oncall.", Optional.empty()),
            tuple(Moment.ACKNOWLEDGED, "grace has it.", Optional.of("grace")),
            tuple(Moment.RESOLVED, "Resolved by linus.", Optional.of("linus")));
  }

  @Test
  void whoIsCalledIsNamedWithTheirAddress() {
    Notice called = Incidents.notices(Incidents.opened()).getLast();

    assertThat(called.called()).containsExactly(new Addressee("ada", "ada", "ada@example.com"));
  }

  @Test
  void theMatterSaysWhatItIsAbout() {
    Matter matter = Incidents.notices(Incidents.opened()).getFirst().matter();

    assertThat(matter.title()).isEqualTo("Critical: frontend in production");
    assertThat(matter.what()).isEqualTo("Alerts fire: HighErrorRate");
    assertThat(matter.opened()).isEqualTo(Incidents.NOW);
  }

  /// However often it is asked, so that what is recorded twice is one.
  @Test
  void aMomentKeepsItsKey() {
    List<String> early = keys(Incidents.notices(Incidents.acknowledged()));
    List<String> late = keys(Incidents.notices(Incidents.resolved()));

    assertThat(late).doesNotHaveDuplicates().startsWith(early.toArray(String[]::new));
  }

  private static List<String> keys(List<Notice> notices) {
    return notices.stream().map(Notice::key).toList();
  }

  @Test
  void onlyWhatIsNewIsTold() {
    IncidentState before = Incidents.acknowledged();

    List<Notice> told = Notices.since(Notices.known(before), Incidents.resolved(), Duties.roster());

    assertThat(told).extracting(Notice::moment).containsExactly(Moment.RESOLVED);
  }

  @Test
  void whatNobodyHasToDoAnythingAboutIsNotTold() {
    IncidentState noted =
        Incidents.after(
            Incidents.opened(),
            new IncidentSignal.Note("ada", "the database is slow", Optional.empty()),
            Duration.ofMinutes(1));

    assertThat(Notices.since(Notices.known(Incidents.opened()), noted, Duties.roster())).isEmpty();
  }

  @Test
  void thatNobodyHasItInTheEndIsTold() {
    IncidentState state = Incidents.opened();
    for (int minute = 1; minute < 60; minute++) {
      state = Incidents.due(state, Duration.ofMinutes(minute));
    }

    assertThat(Incidents.notices(state).getLast().moment()).isEqualTo(Moment.UNANSWERED);
  }
}
