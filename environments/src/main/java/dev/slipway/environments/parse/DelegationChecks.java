package dev.slipway.environments.parse;

import dev.slipway.environments.language.Approvals;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.yaml.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the schedules exist by which people may approve. Blocks nothing: `oncall.yaml` never
/// does, and by a schedule that is not there nobody approves.
final class DelegationChecks {
  private final OnCall onCall;
  private final List<Problem> problems = new ArrayList<>();

  DelegationChecks(OnCall onCall) {
    this.onCall = onCall;
  }

  void check(WrittenEnvironment environment, Parsed<WrittenEnvironment> file) {
    if (!environment.leftOut().contains(WrittenEnvironment.Key.APPROVALS)) {
      check(environment.definition().approvals(), file);
    }
  }

  void check(Roster roster, Parsed<Roster> file) {
    roster.defaults().approvals().ifPresent(approvals -> check(approvals, file, "defaults"));
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private void check(Approvals approvals, Parsed<?> file, Object... above) {
    Optional<String> unknown =
        approvals.onCall().filter(name -> !onCall.schedules().containsKey(name));
    unknown.ifPresent(name ->
        problems.add(
            Findings.unknown(
                file,
                "schedule",
                name,
                onCall.schedules().keySet(),
                Stream.concat(Arrays.stream(above), Stream.of("approvals", "onCall")).toArray())));
  }
}
