package dev.slipway.bot.trace;

import dev.slipway.bot.request.Ask;
import dev.slipway.bot.request.Ending;
import dev.slipway.bot.request.RequestState;
import dev.slipway.telemetry.span.Attribute;
import dev.slipway.telemetry.span.Lineage;
import dev.slipway.telemetry.span.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A request on its way, as a trace: one span for each thing that it waits for, one around them.
/// The rollout's spans are the reconciler's, below the same root.
///
/// ```
/// plan -> approval -> commit -> reconciler -> rollout
///                  -> pull request -> merge -> reconciler -> rollout
/// ```
///
/// @param number of the entry that began it
/// @param told how many stages are over: it names the next span
/// @param stage what it waits for
record RequestTrace(
    long number, Ask ask, int told, String stage, Instant since, List<Span.Moment> moments) {
  /// Where the reconciler tells what happens.
  private static final String ROLLOUT = "rollout";

  /// @param ended spans
  record Next(RequestTrace trace, List<Span> ended) {}

  static RequestTrace begin(long number, Ask ask) {
    return new RequestTrace(number, ask, 0, "plan", ask.at(), List.of());
  }

  /// @param what the audit's word
  Next on(String what, Instant at) {
    return switch (what) {
      case "planned" -> to("approval", at);
      case "agreed", "emergency" -> to("commit", at);
      case "pull-request" -> rename("pull request").to("merge", at);
      case "commit" -> to("reconciler", at);
      case "rollout" -> to(ROLLOUT, at);
      case "approve", "withdraw", "remind" -> stay(at, what);
      default -> new Next(this, List.of());
    };
  }

  /// What it waited for in the end, and itself.
  List<Span> end(Optional<RequestState> now, Instant at) {
    Optional<Ending> ending =
        now.flatMap(state ->
            state instanceof RequestState.Ended ended
                ? Optional.of(ended.ending())
                : Optional.empty());
    Optional<String> failure = ending.filter(Endings::isFailure).map(Endings::word);
    SortedMap<String, Attribute> attributes = attributes();
    ending.ifPresent(it -> attributes.put("slipway.outcome", new Attribute.Text(Endings.word(it))));
    List<Span> spans = new ArrayList<>();
    if (!stage.equals(ROLLOUT)) {
      spans.add(span(at, failure));
    }
    spans.add(
        new Span(
            root(),
            "deploy " + ask.place().service() + " " + ask.place().environment(),
            ask.at(),
            at,
            attributes,
            failure,
            List.of(),
            List.of()));
    return spans;
  }

  private Next to(String next, Instant at) {
    return new Next(
        new RequestTrace(number, ask, told + 1, next, at, List.of()),
        List.of(span(at, Optional.empty())));
  }

  private RequestTrace rename(String name) {
    return new RequestTrace(number, ask, told, name, since, moments);
  }

  private Next stay(Instant at, String what) {
    List<Span.Moment> more = new ArrayList<>(moments);
    more.add(new Span.Moment(at, what));
    return new Next(new RequestTrace(number, ask, told, stage, since, more), List.of());
  }

  private Span span(Instant at, Optional<String> failure) {
    return new Span(
        root().child(told + " " + stage),
        stage,
        since,
        at,
        attributes(),
        failure,
        moments,
        List.of());
  }

  private Lineage root() {
    return Lineage.ofRequest(ask.id().text());
  }

  private SortedMap<String, Attribute> attributes() {
    SortedMap<String, Attribute> all = new TreeMap<>();
    all.put("slipway.request", new Attribute.Text(ask.id().text()));
    all.put("slipway.service", new Attribute.Text(ask.place().service()));
    all.put("slipway.environment", new Attribute.Text(ask.place().environment()));
    all.put("slipway.version", new Attribute.Text(ask.version()));
    return all;
  }
}
