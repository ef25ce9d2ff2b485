package dev.slipway.bot.message;

import dev.slipway.api.state.DriftStatus;
import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.EnvironmentsStatus;
import dev.slipway.api.state.GitStatus;
import dev.slipway.api.state.ProblemStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutSummary;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.bot.command.Command;
import java.util.ArrayList;
import java.util.List;

/// What runs where, and what is odd about it.
public final class StatusPage {
  /// So that an answer to everything stays readable.
  private static final int SERVICES = 60;

  private static final int NOTES = 5;

  private StatusPage() {}

  /// @param asked what is left out: other services, other environments
  public static Message of(EnvironmentsStatus all, Command.Status asked) {
    Page page = new Page();
    List<String> fallback = new ArrayList<>();
    int left = SERVICES;
    int unsaid = 0;
    for (EnvironmentStatus environment : all.environments()) {
      if (asked.environment().map(environment.environment()::equals).orElse(true)) {
        List<ServiceStatus> services =
            environment.services().stream()
                .filter(each -> asked.service().map(each.service()::equals).orElse(true))
                .toList();
        List<ServiceStatus> shown = services.stream().limit(left).toList();
        left -= shown.size();
        unsaid += services.size() - shown.size();
        page.lines(environment(environment, shown));
        shown.forEach(each -> fallback.add(plain(each)));
      }
    }
    if (unsaid > 0) {
      page.section("And " + unsaid + " more. Ask for a service or an environment.");
    }
    if (fallback.isEmpty()) {
      page.section("No service matches. Nothing is described there yet.");
      fallback.add("No service matches.");
    }
    return page.message(Page.fallback(fallback));
  }

  private static List<String> environment(
      EnvironmentStatus environment, List<ServiceStatus> services) {
    List<String> lines = new ArrayList<>();
    lines.add(Markup.bold(environment.environment()));
    if (services.isEmpty()) {
      lines.add("No service.");
    }
    services.forEach(each -> service(each, lines));
    stale(environment.git(), lines);
    Sentences.blocks(environment.blocks()).forEach(block -> lines.add("🚧 " + block));
    environment.problems().stream().limit(NOTES).map(StatusPage::problem).forEach(lines::add);
    return lines;
  }

  private static void service(ServiceStatus service, List<String> lines) {
    lines.add(
        Markup.bold(service.service())
            + " "
            + service.current().map(StatusPage::serving).orElse("serves no version")
            + unhealthy(service));
    service.rollout().map(StatusPage::rollout).ifPresent(lines::add);
    Sentences.blocks(service.blocks()).forEach(block -> lines.add("    🚧 " + block));
    service.drift().stream().limit(NOTES).map(StatusPage::drift).forEach(lines::add);
    service.problems().stream().limit(NOTES).map(StatusPage::problem).forEach(lines::add);
  }

  private static String serving(ReleaseStatus release) {
    return Markup.text(release.version())
        + (release.proven() ? ", proven" : ", not proven yet")
        + release.since().map(since -> ", since " + SlackDate.of(since)).orElse("");
  }

  private static String unhealthy(ServiceStatus service) {
    int missing = service.replicas().wanted() - service.replicas().healthy();
    return missing > 0 && service.current().isPresent()
        ? ", ⚠️ " + Sentences.count(missing, "instance", "instances") + " unhealthy"
        : "";
  }

  private static String rollout(RolloutSummary rollout) {
    String waiting =
        rollout.waitingFor().map(what -> ", waiting for " + Markup.text(what)).orElse("");
    return "    🚢 "
        + Markup.text(rollout.candidate().version())
        + " "
        + phase(rollout.phase())
        + ": "
        + Sentences.bar(rollout.weight())
        + ", since "
        + SlackDate.of(rollout.since())
        + waiting;
  }

  private static String drift(DriftStatus drift) {
    return "    🧭 Drift since "
        + SlackDate.of(drift.since())
        + ": "
        + Sentences.sentence(drift.what())
        + (drift.nextAttempt().isEmpty() ? " A person is needed." : "");
  }

  private static String problem(ProblemStatus problem) {
    return "    ⚠️ Not used: " + Sentences.sentence(problem.sentence());
  }

  private static void stale(GitStatus git, List<String> lines) {
    git.stale()
        .ifPresent(reason ->
            lines.add(
                "⚠️ Git is stale: "
                    + Sentences.sentence(reason)
                    + git.fetchedAt()
                        .map(at -> " Last read " + SlackDate.of(at) + ".")
                        .orElse("")));
  }

  private static String plain(ServiceStatus service) {
    String rollout =
        service
            .rollout()
            .map(it ->
                ", "
                    + Markup.text(it.candidate().version())
                    + " "
                    + phase(it.phase())
                    + " at "
                    + it.weight()
                    + " %")
            .orElse("");
    String blocked = service.blocks().isEmpty() ? "" : ", blocked";
    return Markup.text(service.service())
        + " in "
        + Markup.text(service.environment())
        + ": "
        + service.current().map(it -> Markup.text(it.version())).orElse("nothing")
        + rollout
        + blocked
        + ".";
  }

  static String phase(RolloutPhase phase) {
    return switch (phase) {
      case PREPARING -> "is prepared";
      case STARTING -> "starts";
      case CHECKING -> "is checked";
      case ADVANCING, HOLDING -> "is rolled out";
      case PAUSED -> "is paused";
      case COMPLETING -> "completes";
      case WATCHING -> "is watched";
      case REVERTING -> "goes back";
      case COMPLETED -> "has completed";
      case ROLLED_BACK -> "was rolled back";
      case FAILED -> "has failed";
      case SUPERSEDED -> "was superseded";
      case ABORTED -> "was aborted";
      case UNKNOWN -> "is in a phase that is not known here";
    };
  }
}
