package dev.slipway.bot.message;

import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.ReleaseStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutSummary;
import dev.slipway.api.state.ServiceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which version serves where: a line for each service, with its environments in their order and
/// what is odd there.
final class VersionLines {
  private static final int SERVICES = 40;
  private static final int ENVIRONMENTS = 8;

  /// So that a line with all its environments fits into a section.
  private static final int WORD = 60;

  private VersionLines() {}

  /// @param environments in the order in which they are shown
  static List<String> of(List<EnvironmentStatus> environments) {
    return of(environments, SERVICES);
  }

  /// @param most how many services are told of; the rest is counted
  static List<String> of(List<EnvironmentStatus> environments, int most) {
    Map<String, List<ServiceStatus>> services = new TreeMap<>();
    environments.stream()
        .flatMap(environment -> environment.services().stream())
        .forEach(
            each -> services.computeIfAbsent(each.service(), _ -> new ArrayList<>()).add(each));
    List<String> lines = new ArrayList<>();
    services.entrySet().stream()
        .limit(most)
        .map(each -> line(each.getKey(), each.getValue()))
        .forEach(lines::add);
    int left = services.size() - lines.size();
    if (left > 0) {
      lines.add(
          "And "
              + Sentences.count(left, "service", "services")
              + " more. `/deploy status SERVICE` tells of one.");
    }
    return lines;
  }

  private static String line(String service, List<ServiceStatus> places) {
    List<String> parts = places.stream().limit(ENVIRONMENTS).map(VersionLines::place).toList();
    int left = places.size() - parts.size();
    return "*"
        + Markup.text(service, WORD)
        + "*: "
        + String.join(" · ", parts)
        + (left > 0 ? " · and " + left + " more" : "");
  }

  private static String place(ServiceStatus status) {
    List<String> marks = marks(status);
    return Markup.text(status.environment(), WORD)
        + " "
        + status.current().map(ReleaseStatus::version).map(VersionLines::word).orElse("nothing")
        + (marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")");
  }

  private static List<String> marks(ServiceStatus status) {
    List<String> marks = new ArrayList<>();
    status.rollout().map(VersionLines::rollout).ifPresent(marks::add);
    if (!status.blocks().isEmpty()) {
      marks.add("🚧 blocked");
    }
    if (!status.drift().isEmpty()) {
      marks.add("🧭 drifted");
    }
    return marks;
  }

  private static String rollout(RolloutSummary rollout) {
    String sign = rollout.phase() == RolloutPhase.PAUSED ? "⏸️ " : "🚢 ";
    return sign
        + word(rollout.candidate().version())
        + " "
        + StatusPage.phase(rollout.phase())
        + " at "
        + rollout.weight()
        + " %";
  }

  private static String word(String foreign) {
    return Markup.text(foreign, WORD);
  }
}
