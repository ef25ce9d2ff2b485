package dev.slipway.bot.message;

import dev.slipway.api.state.DriftStatus;
import dev.slipway.api.state.EnvironmentStatus;
import dev.slipway.api.state.RolloutPhase;
import dev.slipway.api.state.RolloutSummary;
import dev.slipway.api.state.ServiceStatus;
import dev.slipway.bot.following.Following;
import dev.slipway.bot.message.NumbersLines.Weeks;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestState;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/// The morning's message of a channel: what is where, what has happened since yesterday, what
/// drifted, what is held, and on Mondays the numbers of the week.
public final class DigestPage {
  private static final int LINES = 12;

  /// Blocks that are told as what they come from.
  private static final Set<String> TOLD = Set.of("lock", "freeze");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

  private final Content content;
  private final People people;

  private DigestPage(Content content, People people) {
    this.content = content;
    this.people = people;
  }

  /// @param environments whose deployments are told in that channel, in promotion order
  /// @param ended rollouts that have ended since yesterday, oldest first
  /// @param stops locks and freezes that hold, a line each
  /// @param waiting requests that wait for approvals
  /// @param weeks by environment; absent but on Mondays
  public record Content(
      LocalDate day,
      List<EnvironmentStatus> environments,
      List<Following> ended,
      List<String> stops,
      List<RequestState> waiting,
      Optional<SequencedMap<String, Weeks>> weeks) {
    public Content {
      environments = List.copyOf(environments);
      ended = List.copyOf(ended);
      stops = List.copyOf(stops);
      waiting = List.copyOf(waiting);
      weeks = weeks.map(LinkedHashMap::new);
    }

    List<ServiceStatus> services() {
      return environments.stream().flatMap(each -> each.services().stream()).toList();
    }
  }

  /// @return empty when there is nothing to say: nothing runs there at all; or no week is over, and
  ///   nothing has happened, has drifted, is held or under way
  public static Optional<Message> of(Content content, People people) {
    return new DigestPage(content, people).message();
  }

  private Optional<Message> message() {
    List<String> ended = content.ended().stream().map(this::ended).toList();
    List<String> drifted = content.services().stream().flatMap(DigestPage::drift).toList();
    List<String> held = held();
    boolean moves = content.services().stream().anyMatch(each -> each.rollout().isPresent());
    boolean quiet = ended.isEmpty() && drifted.isEmpty() && held.isEmpty() && !moves;
    if (content.services().isEmpty() || (quiet && content.weeks().isEmpty())) {
      return Optional.empty();
    }
    String title = "Digest of " + DAY.format(content.day());
    Page page = new Page().header(title);
    part(page, "What is where", VersionLines.of(content.environments(), LINES));
    part(page, "Since yesterday", ended);
    part(page, "What drifted", drifted);
    part(page, "What is held", held);
    content
        .weeks()
        .ifPresent(
            weeks -> part(page, "The last seven days (the seven before)", NumbersLines.of(weeks)));
    page.buttons(Buttons.run(List.of("status", "locks")));
    String summary =
        Sentences.count(content.services().size(), "service", "services")
            + " in place, "
            + ended.size()
            + " changed since yesterday, "
            + drifted.size()
            + " drifted, "
            + held.size()
            + " held.";
    return Optional.of(page.message(Page.fallback(List.of(title + ":", summary))));
  }

  private static void part(Page page, String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    List<String> shown = new ArrayList<>(List.of(Markup.bold(title)));
    lines.stream().limit(LINES).forEach(shown::add);
    if (lines.size() > LINES) {
      shown.add("And " + (lines.size() - LINES) + " more.");
    }
    page.lines(shown);
  }

  private String ended(Following following) {
    Said said = new Progress(following, people).said();
    return said.sign() + " " + Answer.words(following.place()) + ": " + said.sentence();
  }

  private static Stream<String> drift(ServiceStatus service) {
    return service.drift().stream().map(drift -> drift(service, drift));
  }

  private static String drift(ServiceStatus service, DriftStatus drift) {
    return "🧭 "
        + place(service)
        + " since "
        + SlackDate.of(drift.since())
        + ": "
        + Sentences.sentence(drift.what())
        + (drift.nextAttempt().isEmpty() ? " A person is needed." : "");
  }

  private List<String> held() {
    List<String> held = new ArrayList<>(content.stops());
    content.waiting().stream().map(HomePage::line).map("⏳ "::concat).forEach(held::add);
    for (EnvironmentStatus environment : content.environments()) {
      environment.blocks().stream()
          .map(block ->
              "🚧 " + Markup.text(environment.environment()) + ". " + Sentences.block(block))
          .forEach(held::add);
    }
    for (ServiceStatus service : content.services()) {
      service
          .rollout()
          .filter(rollout -> rollout.phase() == RolloutPhase.PAUSED)
          .map(rollout -> paused(service, rollout))
          .ifPresent(held::add);
      service.blocks().stream()
          .filter(block -> !TOLD.contains(block.kind()))
          .map(block -> "🚧 " + place(service) + ". " + Sentences.block(block))
          .forEach(held::add);
    }
    return held;
  }

  private static String paused(ServiceStatus service, RolloutSummary rollout) {
    return "⏸️ "
        + place(service)
        + ": "
        + Markup.text(rollout.candidate().version())
        + " is paused at "
        + rollout.weight()
        + " % since "
        + SlackDate.of(rollout.since())
        + rollout.waitingFor().map(what -> ", waiting for " + Markup.text(what)).orElse("")
        + ".";
  }

  private static String place(ServiceStatus service) {
    return Answer.words(new Place(service.environment(), service.service()));
  }
}
