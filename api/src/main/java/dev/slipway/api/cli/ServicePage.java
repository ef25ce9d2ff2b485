package dev.slipway.api.cli;

import dev.slipway.api.state.FindingStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.RolloutStatus;
import dev.slipway.api.state.RolloutSummary;
import dev.slipway.api.state.ServiceStatus;
import java.time.Instant;
import java.util.Optional;

/// One service in one environment with everything that is known, a fact a line.
final class ServicePage {
  private final StringBuilder text = new StringBuilder();
  private final Instant now;

  private ServicePage(Instant now) {
    this.now = now;
  }

  static String text(ServiceStatus service, Optional<RolloutStatus> rollout, Instant now) {
    ServicePage page = new ServicePage(now);
    page.releases(service);
    service.rollout().ifPresent(page::summary);
    rollout.ifPresent(page::rollout);
    page.troubles(service);
    return page.text.toString();
  }

  private void releases(ServiceStatus service) {
    text.append(Phrases.clean(service.service() + " in " + service.environment())).append('\n');
    line("serves", service.current().map(this::release).orElse("nothing"));
    line("wanted", service.desired().map(ReleaseStatus::label).orElse("nothing"));
    service.commit().ifPresent(commit -> line("commit", commit.id() + " " + commit.subject()));
    service.commit().ifPresent(commit -> line("by", commit.author()));
    service.proven().ifPresent(proven -> line("proven", proven.label()));
    service.route().flatMap(route -> route.url()).ifPresent(url -> line("at", url));
    line(
        "instances",
        service.replicas().healthy() + " of " + service.replicas().wanted() + " healthy");
  }

  private String release(ReleaseStatus release) {
    return release.label()
        + (release.proven() ? ", proven" : ", not proven yet")
        + release.since().map(since -> ", since " + Phrases.age(since, now)).orElse("");
  }

  private void summary(RolloutSummary rollout) {
    String from = rollout.baseline().map(baseline -> baseline.label() + " -> ").orElse("");
    line("rollout", rollout.id() + ", " + rollout.strategy());
    line("", from + rollout.candidate().label());
    line("", Phrases.progress(rollout) + " for " + Phrases.age(rollout.since(), now));
    rollout.waitingFor().ifPresent(what -> line("waits for", what));
  }

  private void rollout(RolloutStatus rollout) {
    rollout.findings().forEach(finding -> line("measured", finding(finding)));
    rollout
        .pause()
        .ifPresent(
            pause -> line("paused", pause.cause() + pause.by().map(by -> ", by " + by).orElse("")));
    rollout
        .end()
        .ifPresent(end -> line("ends", end.cause() + end.by().map(by -> ", by " + by).orElse("")));
  }

  private static String finding(FindingStatus finding) {
    return finding.sentence()
        + finding.baseline().map(value -> ", baseline " + value).orElse("")
        + (finding.answers() > 0 ? ", " + finding.answers() + " answers" : "")
        + (finding.within() ? "" : " (over)");
  }

  private void troubles(ServiceStatus service) {
    service
        .blocks()
        .forEach(block ->
            line("blocked", Phrases.block(block) + ", for " + Phrases.age(block.since(), now)));
    service
        .rejected()
        .forEach(rejected ->
            line(
                "rejected",
                rejected.release().label()
                    + ": "
                    + rejected.reason()
                    + ", "
                    + Phrases.age(rejected.at(), now)
                    + " ago"));
    service.drift().forEach(drift -> line("drift", drift.what()));
    service.problems().forEach(problem -> line("problem", problem.sentence()));
  }

  private void line(String label, String value) {
    text.append("  ").append(label).append(" ".repeat(11 - label.length()));
    text.append(Phrases.clean(value)).append('\n');
  }
}
