package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.bench.Figure;
import dev.slipway.sandbox.processes.EnvironmentsRemote.Commit;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import dev.slipway.sandbox.slack.workspace.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Counts what came of a storm and says what should not be.
///
/// What must hold:
/// 1. each request has one card in its channel, which shows its end, one entry in the audit, and
///    one commit where it was to be carried out, none where it was declined or cancelled; or who
///    asked was told in private that the reconciler did not answer, and nothing else was done
/// 2. each decision stands in the audit once
/// 3. no post of the bot is there twice, by the mark that each bears
/// 4. each question is answered; twice only where an answer of Slack was lost, or the bot killed,
///    and never only where the bot counts the answer among what it gave up
/// 5. Slack gave up no event
final class Verdict {
  /// How many answers may be on their way when a bot is killed.
  private static final int AT_ONCE = 8;

  private static final long COLD_NANOS = 10_000_000_000L;

  private final ChatBed bed;
  private final Resending resending;
  private final List<StormRun.UpTime> upTimes;
  private final List<String> wrong = new ArrayList<>();

  /// @param audit each entry as a line of JSON
  record Seen(
      Wishes wishes,
      Questions questions,
      Set<Wish> decided,
      List<Commit> commits,
      List<String> audit) {}

  Verdict(ChatBed bed, Resending resending, List<StormRun.UpTime> upTimes) {
    this.bed = bed;
    this.resending = resending;
    this.upTimes = upTimes;
  }

  StormRun.Result result(Seen seen) throws IOException {
    Counted counted =
        new Counted(acts(), cards(seen), answers(seen.questions()), bed.slack().faults().dealt());
    decisions(seen, counted);
    marks();
    hold(
        bed.slack().eventsGivenUp() == 0,
        "Slack gave up %d events".formatted(bed.slack().eventsGivenUp()));
    long most = counted.calls().lost() + (long) AT_ONCE * counted.acts().kills();
    hold(
        counted.answers().twice() <= most,
        "%d answers were said twice, and only %d may have been"
            .formatted(counted.answers().twice(), most));
    return new StormRun.Result(counted, figures(counted), wrong);
  }

  private void hold(boolean holds, String otherwise) {
    if (!holds) {
      wrong.add(otherwise);
    }
  }

  private Counted.Acts acts() {
    List<Resending.Delivery> all = resending.deliveries();
    return new Counted.Acts(
        all.size(),
        resending.repeated(),
        resending.tries().size(),
        all.stream().filter(delivery -> !delivery.taken()).count(),
        upTimes.size() - 1);
  }

  private Counted.Cards cards(Seen seen) {
    long ended = 0;
    long commits = 0;
    List<Wish> wishes = seen.wishes().all();
    for (Wish wish : wishes) {
      boolean hasEnded = seen.wishes().hasEnded(wish);
      long carried = CommitFollower.count(seen.commits(), wish);
      hold(hasEnded, "%s does not say \"%s\"".formatted(wish.version(), wish.fate().words()));
      effects(seen, wish, carried);
      ended += hasEnded ? 1 : 0;
      commits += carried;
    }
    long failed = wishes.stream().filter(seen.wishes()::isFailed).count();
    return new Counted.Cards(wishes.size(), ended, failed, seen.decided().size(), commits);
  }

  private void effects(Seen seen, Wish wish, long carried) {
    int cards = seen.wishes().cards(wish).size();
    hold(
        cards == (seen.wishes().isRefused(wish) ? 0 : 1),
        "%s has %d cards".formatted(wish.version(), cards));
    long least = wish.fate().isCommitted() && !seen.wishes().isFailed(wish) ? 1 : 0;
    long most = wish.fate().isCommitted() && cards == 1 ? 1 : 0;
    hold(
        carried >= least && carried <= most,
        "%s, %s, has %d commits".formatted(wish.version(), wish.fate(), carried));
  }

  private void decisions(Seen seen, Counted counted) throws IOException {
    Map<String, Long> audited = new HashMap<>();
    for (String line : seen.audit()) {
      audited.merge(word(line), 1L, Long::sum);
    }
    hold(
        audited.getOrDefault("request", 0L) == counted.cards().wishes(),
        "the audit has %s for %d requests".formatted(audited, counted.cards().wishes()));
    long decided =
        Stream.of("approve", "decline", "cancel")
            .mapToLong(what -> audited.getOrDefault(what, 0L))
            .sum();
    hold(
        decided == counted.cards().decisions(),
        "the audit has %s for %d decisions".formatted(audited, counted.cards().decisions()));
  }

  private static String word(String line) throws IOException {
    try {
      return JsonObject.parse(line).textOr("what", "");
    } catch (MalformedJsonException e) {
      throw new IOException("the audit's export has a line that is no JSON: " + line, e);
    }
  }

  /// Of all messages in all channels, answers in threads too.
  private void marks() {
    Map<String, Integer> marks = new HashMap<>();
    for (String environment : ChatBed.ENVIRONMENTS) {
      String channel = ChatBed.channel(environment);
      for (Message message : bed.slack().workspace().messages().history(channel)) {
        Stream.concat(
                Stream.of(message),
                bed.slack().workspace().messages().replies(channel, message.ts()).stream())
            .flatMap(each -> each.content().metadata().stream())
            .forEach(mark -> marks.merge(mark.toString(), 1, Integer::sum));
      }
    }
    marks.forEach((mark, count) -> hold(count == 1, "%s is there %d times".formatted(mark, count)));
    hold(!marks.isEmpty(), "no message bears a mark");
  }

  private Counted.Answers answers(Questions questions) throws IOException {
    List<String> unanswered = questions.unanswered();
    double givenUp = BotMetrics.read(bed.setup().metrics()).value("slipway_bot_outbox_failed");
    hold(
        unanswered.size() <= givenUp,
        "%s were never answered, and the bot gave up %.0f".formatted(unanswered, givenUp));
    questions.tooOften().forEach(word -> hold(false, word + " was answered more than twice"));
    return new Counted.Answers(
        questions.times().size(), questions.answered(1), questions.answered(2), unanswered.size());
  }

  private List<Figure> figures(Counted counted) {
    Latencies up = acknowledged(0);
    Latencies warm = acknowledged(COLD_NANOS);
    return List.of(
        one("stormDeliveries", "Deliveries to the bot", counted.acts().deliveries()),
        one("stormRepeated", "Of these, brought twice", counted.acts().repeated()),
        one("stormKills", "Kills of the bot with -9", counted.acts().kills()),
        one("stormCalls", "Calls of Slack's API", counted.calls().calls()),
        one("stormLimited", "Of these answered 429", counted.calls().limited()),
        one("stormFailed", "Of these answered 503", counted.calls().failed()),
        one("stormLost", "Of these done, but not answered", counted.calls().lost()),
        one("stormWishes", "Requests", counted.cards().wishes()),
        one("stormEnded", "Of these, one card that shows its end", counted.cards().ended()),
        one(
            "stormGivenUp",
            "Of these given up aloud, for a reconciler too slow",
            counted.cards().failed()),
        one("stormCommits", "Commits of these", counted.cards().commits()),
        one("stormDecisions", "Decisions", counted.cards().decisions()),
        one("stormQuestions", "Questions", counted.answers().questions()),
        one("stormOnce", "Of these answered once", counted.answers().once()),
        one("stormTwice", "Of these answered twice", counted.answers().twice()),
        one("stormNever", "Of these given up aloud", counted.answers().never()),
        one("stormUnanswered", "Deliveries never acknowledged", counted.acts().unanswered())
            .aimingAt(Figure.Aim.atMost(0)),
        one("stormWrong", "Effects that were not as they should be", wrong.size())
            .aimingAt(Figure.Aim.atMost(0)),
        millis("storm50", "Acknowledgement while the bot was up, p50", up.percentile(50)),
        millis("storm99", "The same, p99", up.percentile(99)).aimingAt(Figure.Aim.under(50)),
        millis("stormWarm99", "p99 from 10 s after each start", warm.percentile(99)));
  }

  private static Figure one(String name, String what, long value) {
    return Figure.of(name, what, "", List.of((double) value));
  }

  private static Figure millis(String name, String what, double value) {
    return Figure.of(name, what, "ms", List.of(value));
  }

  /// Of all that was sent while a bot was up that had been so for a while, and stayed so.
  private Latencies acknowledged(long since) {
    return new Latencies(
        resending.tries().stream()
            .filter(Resending.Try::taken)
            .filter(each ->
                upTimes.stream()
                    .anyMatch(up -> each.from() >= up.from() + since && each.until() <= up.until()))
            .map(Resending.Try::millis)
            .toList());
  }
}
