package dev.slipway.api.cli;

import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.GitStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.ServiceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Environments as an aligned table, one line a service, and below it what a person should know.
final class StatusTable {
  private static final List<String> HEAD =
      List.of("ENVIRONMENT", "SERVICE", "VERSION", "STATE", "WAITING FOR", "SINCE");

  private StatusTable() {}

  static String text(EnvironmentsStatus status, Instant now) {
    List<List<String>> rows = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    rows.add(HEAD);
    for (EnvironmentStatus environment : status.environments()) {
      environment.services().forEach(service -> rows.add(row(service, now)));
      note(environment, now, notes);
    }
    if (rows.size() == 1) {
      notes.addFirst("No service is described yet.");
      status.git().flatMap(git -> stale(git, now)).ifPresent(notes::add);
    }
    StringBuilder text = new StringBuilder(Table.aligned(rows));
    notes.forEach(line -> text.append(Phrases.clean(line)).append('\n'));
    return text.toString();
  }

  private static List<String> row(ServiceStatus service, Instant now) {
    String version = service.current().map(ReleaseStatus::version).orElse("-");
    List<String> names = List.of(service.environment(), service.service());
    List<String> row = new ArrayList<>(names);
    if (service.rollout().isPresent()) {
      var rollout = service.rollout().get();
      row.add(
          rollout.baseline().map(baseline -> baseline.version() + " -> ").orElse("")
              + rollout.candidate().version());
      row.add(Phrases.progress(rollout));
      row.add(rollout.waitingFor().orElse(""));
      row.add(Phrases.age(rollout.since(), now));
    } else if (!service.blocks().isEmpty()) {
      var block = service.blocks().getFirst();
      row.add(version + service.desired().map(each -> " -> " + each.version()).orElse(""));
      row.add("blocked: " + block.kind());
      row.add(block.endsWhen());
      row.add(Phrases.age(block.since(), now));
    } else {
      row.add(version);
      row.add(serving(service));
      row.add("");
      row.add(
          service
              .current()
              .flatMap(ReleaseStatus::since)
              .map(since -> Phrases.age(since, now))
              .orElse(""));
    }
    return row;
  }

  private static String serving(ServiceStatus service) {
    if (service.current().isEmpty()) {
      return "nothing runs";
    }
    String proven = service.current().get().proven() ? "serving, proven" : "serving";
    int missing = service.replicas().wanted() - service.replicas().healthy();
    return missing > 0 ? proven + ", " + missing + " unhealthy" : proven;
  }

  private static void note(EnvironmentStatus environment, Instant now, List<String> notes) {
    String name = environment.environment() + ": ";
    stale(environment.git(), now).ifPresent(sentence -> notes.add(name + sentence));
    environment.blocks().forEach(block -> notes.add(name + Phrases.block(block)));
    environment.problems().forEach(problem -> notes.add(name + problem.sentence()));
    for (ServiceStatus service : environment.services()) {
      String both = environment.environment() + " " + service.service() + ": ";
      service.problems().forEach(problem -> notes.add(both + problem.sentence()));
      service.drift().forEach(drift -> notes.add(both + "drift: " + drift.what()));
    }
  }

  private static Optional<String> stale(GitStatus git, Instant now) {
    return git.stale()
        .map(reason ->
            "Git is stale, "
                + reason
                + git.fetchedAt()
                    .map(at -> " (last read " + Phrases.age(at, now) + " ago)")
                    .orElse(""));
  }
}
