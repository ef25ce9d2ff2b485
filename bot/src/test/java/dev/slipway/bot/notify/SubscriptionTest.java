package dev.slipway.bot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.incident.About;
import dev.slipway.bot.incident.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
  private static final List<Notice> LIFE = Incidents.notices(Incidents.resolved());

  private static List<Dispatch> heard(Audience audience) {
    Subscription subscription = Incidents.subscription("ours", audience);
    return LIFE.stream().flatMap(notice -> subscription.dispatches(notice).stream()).toList();
  }

  @Test
  void whoFollowsAlongHearsEverything() {
    assertThat(heard(new Audience.Followers()))
        .extracting(dispatch -> dispatch.notice().moment())
        .containsExactly(Moment.OPENED, Moment.CALLED, Moment.ACKNOWLEDGED, Moment.RESOLVED);
  }

  /// It has rules of its own for whom it calls when.
  @Test
  void aPagerHearsWhetherItIsOpenTakenOrOver() {
    assertThat(heard(new Audience.Pager()))
        .extracting(dispatch -> dispatch.notice().moment())
        .containsExactly(Moment.OPENED, Moment.ACKNOWLEDGED, Moment.RESOLVED);
  }

  @Test
  void whoIsCalledGetsMailOfTheCallAlone() {
    assertThat(heard(new Audience.Mailboxes(List.of("team@example.com"), true)))
        .filteredOn(dispatch -> dispatch.address().equals(Optional.of("ada@example.com")))
        .extracting(dispatch -> dispatch.notice().moment())
        .containsExactly(Moment.CALLED);
  }

  @Test
  void whoFollowsAlongAndIsCalledGetsOneMailOfIt() {
    assertThat(heard(new Audience.Mailboxes(List.of("ada@example.com"), true)))
        .hasSize(LIFE.size())
        .extracting(Dispatch::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void whereCallsAreNoMailOnlyTheListIsTold() {
    assertThat(heard(new Audience.Mailboxes(List.of(), false))).isEmpty();
  }

  @Test
  void whatIsNotBadEnoughIsNotTold() {
    Notice minor = about(Severity.MINOR, Optional.of("production"));
    Subscription critical =
        new Subscription("ours", Severity.CRITICAL, Set.of(), new Audience.Followers());

    assertThat(critical.dispatches(minor)).isEmpty();
    assertThat(critical.dispatches(LIFE.getFirst())).hasSize(1);
  }

  @Test
  void onlyTheEnvironmentsThatAreNamedAreTold() {
    Subscription staging =
        new Subscription("ours", Severity.MINOR, Set.of("staging"), new Audience.Followers());

    assertThat(staging.dispatches(about(Severity.MINOR, Optional.of("production")))).isEmpty();
    assertThat(staging.dispatches(about(Severity.MINOR, Optional.of("staging")))).hasSize(1);
    assertThat(staging.dispatches(about(Severity.MINOR, Optional.empty()))).hasSize(1);
  }

  private static Notice about(Severity severity, Optional<String> environment) {
    Notice notice = LIFE.getFirst();
    Matter matter = notice.matter();
    return new Notice(
        notice.key(),
        notice.moment(),
        notice.at(),
        new Matter(
            matter.incident(),
            severity,
            new About(environment, Optional.empty(), Optional.empty()),
            matter.opened(),
            matter.what()),
        notice.sentence(),
        notice.by(),
        notice.called());
  }
}
