package dev.slipway.bot.message;

import dev.slipway.bot.following.Following;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestState;
import dev.slipway.bot.request.RequestState.Ended;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What happened to a service in an environment, newest first.
public final class HistoryPage {
  private static final int ENTRIES = 15;

  private HistoryPage() {}

  /// @param requests of that place
  /// @param followings of that place; those that a request tells already are left out
  public static Message of(
      Place place,
      Collection<RequestState> requests,
      Collection<Following> followings,
      People people) {
    Set<String> told = new HashSet<>();
    requests.forEach(request -> told.add(request.ask().id().text()));
    List<Line> lines =
        Stream.concat(
                requests.stream().map(request -> line(request, people)),
                followings.stream()
                    .filter(following -> following.requests().stream().noneMatch(told::contains))
                    .map(following -> line(following, people)))
            .sorted(Comparator.comparing(Line::at).reversed().thenComparing(Line::what))
            .toList();
    List<Line> shown = lines.stream().limit(ENTRIES).toList();
    Page page = new Page().section(Markup.bold("History of " + place));
    page.lines(shown.stream().map(line -> SlackDate.of(line.at()) + " " + line.what()).toList());
    if (lines.isEmpty()) {
      page.section("Nothing has happened here yet.");
    }
    if (lines.size() > shown.size()) {
      page.context(List.of("Older entries are left out."));
    }
    return page.message(fallback(place, lines));
  }

  private static String fallback(Place place, List<Line> lines) {
    String newest =
        lines.isEmpty()
            ? "nothing has happened yet."
            : "newest of " + lines.size() + ": " + lines.getFirst().plain();
    return Page.fallback(List.of("History of " + Answer.words(place) + ": " + newest));
  }

  private static Line line(RequestState request, People people) {
    Said said =
        request instanceof Ended ended
            ? new Endings(ended, ended.ending(), Optional.empty(), people).said()
            : new Said("⏳", "Under way.");
    String what =
        " asked for by "
            + People.mention(request.ask().requester())
            + (request.ask().emergency().isPresent() ? " as an emergency. " : ". ")
            + said.sentence();
    String version = request.ask().version();
    return new Line(
        request.ask().at(),
        said.sign() + " " + Markup.bold(version) + what,
        Markup.text(version) + what);
  }

  private static Line line(Following following, People people) {
    Said said = new Progress(following, people).said();
    String what = " merged by " + people.mention(following.author()) + ". " + said.sentence();
    return new Line(
        following.started(),
        said.sign() + " " + Markup.bold(following.candidate()) + what,
        Markup.text(following.candidate()) + what);
  }

  private record Line(Instant at, String what, String plain) {}
}
