package dev.slipway.environments.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Ada takes turns in `primary`, alone; Grace may approve by `slipway.yaml`; Mallory is only
/// listed.
class DelegationTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Instant ONE = NOON.plusSeconds(3_600);

  private static final Roster ROSTER =
      new Roster(
          new TreeMap<>(
              Map.of("ada", person("ada"), "grace", person("grace"), "mallory", person("mallory"))),
          new TreeMap<>(
              Map.of("sre", new Team("sre", List.of("grace"), Optional.empty(), Optional.empty()))),
          new TreeMap<>(Map.of(Roster.ANY_ENVIRONMENT, Map.of(Permission.APPROVE, List.of("sre")))),
          EnvironmentDefaults.NONE);

  private static Person person(String id) {
    return new Person(id, id, id + "@example.com", Optional.empty());
  }

  private static Delegation with(Schedule.StandIn... standIns) {
    Schedule.Layer ada =
        new Schedule.Layer(
            List.of("ada"), 1, LocalDate.of(2026, 1, 5), LocalTime.of(9, 0), Optional.empty());
    Schedule primary = new Schedule("primary", ZoneOffset.UTC, List.of(ada), List.of(standIns));
    return new Delegation(
        new OnCall(new TreeMap<>(Map.of("primary", primary)), new TreeMap<>()), ROSTER);
  }

  private static Schedule.StandIn standIn(String person) {
    return new Schedule.StandIn(person, NOON, ONE);
  }

  @Test
  void whoTakesTurnsApprovesOnCallWithoutBeingInATeam() {
    assertThat(with().at(NOON, "primary", "production")).contains("ada");
  }

  @Test
  void whoStandsInApprovesForThatTimeWhereTheyMightAnyway() {
    Delegation delegation = with(standIn("grace"));

    assertThat(delegation.at(NOON, "primary", "production")).contains("grace");
    assertThat(delegation.at(ONE, "primary", "production")).contains("ada");
  }

  /// Overrides come from chat, past every review.
  @Test
  void beingPutInMakesNobodyAnApprover() {
    assertThat(with(standIn("mallory")).at(NOON, "primary", "production")).isEmpty();
    assertThat(with(standIn("nobody")).at(NOON, "primary", "production")).isEmpty();
  }

  @Test
  void byAScheduleThatIsNotThereNobodyApproves() {
    assertThat(with().at(NOON, "secondary", "production")).isEmpty();
    assertThat(with().trusts("grace", "secondary", "production")).isFalse();
  }
}
