package dev.slipway.bot.message;

import dev.slipway.api.event.EventContent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is logged in a card's thread: one line for an event that somebody may want to read later,
/// none for the rest.
public final class ThreadLine {
  private final People people;

  private ThreadLine(People people) {
    this.people = people;
  }

  /// @return empty for what the card itself says, or nobody needs
  public static Optional<Message> of(EventContent content, People people) {
    return new ThreadLine(people)
        .said(content)
        .map(said -> new Message(said.sentence(), List.of(new Block.Section(said.line()))));
  }

  private Optional<Said> said(EventContent content) {
    return switch (content) {
      case EventContent.RolloutStarted e -> started(e);
      case EventContent.StepReached e -> step(e);
      case EventContent.CandidateHealthy e ->
          line("🔧", Sentences.count(e.instances(), "instance is", "instances are") + " healthy.");
      case EventContent.ChecksPassed e ->
          line("🔧", "The checks passed" + (e.afterSwitch() ? " after the switch." : "."));
      case EventContent.StepPassed e -> passed(e);
      case EventContent.HookFailed e ->
          line("⚠️", "The hook " + text(e.hook()) + " failed: " + sentence(e.reason()));
      case EventContent.HoldExtended e ->
          line("⏳", "Step " + e.step() + " is held longer: " + sentence(e.reason()));
      case EventContent.RolloutPaused e ->
          line("⏸️", "Paused at " + e.weight() + " %" + by(e.by()) + ": " + sentence(e.cause()));
      case EventContent.RolloutResumed e ->
          line("▶️", "Resumed by " + people.mention(e.by()) + ".");
      case EventContent.RolloutCompleted e ->
          line("🚢", text(e.candidate()) + " serves everybody. The watch begins.");
      case EventContent.WatchEnded e ->
          line(
              "✅",
              text(e.candidate())
                  + (e.proven() ? " is proven: its watch has passed." : " is kept, not proven."));
      case EventContent.RollbackStarted e ->
          line(
              "↩️",
              "Traffic goes back"
                  + e.by().map(who -> ", ordered by " + people.mention(who)).orElse("")
                  + ". Cause: "
                  + Sentences.because(e.cause(), e.criterion(), e.value(), e.limit()));
      case EventContent.RolloutRolledBack e ->
          line(
              "↩️",
              text(e.baseline())
                  + " serves again. Cause: "
                  + Sentences.because(e.cause(), e.criterion(), e.value(), e.limit()));
      case EventContent.RolloutAborted e ->
          line("🛑", "Aborted by " + people.mention(e.by()) + ". " + Sentences.reason(e.reason()));
      case EventContent.RolloutFailed e -> failed(e);
      case EventContent.RolloutSuperseded e -> line("⏭️", "Superseded by " + text(e.by()) + ".");
      case EventContent.ReleaseRejected e -> rejected(e);
      case EventContent.BlockRaised e ->
          line("🚧", "Blocked: " + sentence(e.reason()) + " Until: " + text(e.endsWhen()) + ".");
      case EventContent.BlockCleared e ->
          line("🚦", "No longer blocked. It was: " + sentence(e.reason()));
      case EventContent.DriftFound e ->
          line("🧭", "Drift: " + text(e.instance()) + ": " + sentence(e.what()));
      case EventContent.DriftRepaired e -> line("🧭", "Repaired: " + text(e.instance()) + ".");
      case EventContent.ReleaseAdopted e ->
          line("🧭", text(e.version()) + " was found running and is kept.");
      case EventContent.WriteBackWritten e ->
          line("✍️", "Git follows. " + Card.commit(e.commit()) + ".");
      case EventContent.WriteBackSkipped e ->
          line("✍️", "Nothing is written back: " + sentence(e.reason()));
      case EventContent.OperationAccepted e -> operation(e);
      case EventContent.BaselineLost e ->
          line(
              "🚨",
              "No instance of "
                  + text(e.version())
                  + " is healthy any more. The new version gets "
                  + e.weight()
                  + " % of traffic.");
      case EventContent.PersonNeeded e -> line("🚨", "A person is needed: " + sentence(e.reason()));
      case EventContent.ServiceRemoved _ -> line("🗑️", "The service was removed.");
      case EventContent.RequestsSettled _,
          EventContent.HookSucceeded _,
          EventContent.ReleaseProven _,
          EventContent.VersionPinned _,
          EventContent.ApprovalCounted _,
          EventContent.Other _ ->
          Optional.empty();
    };
  }

  private Optional<Said> started(EventContent.RolloutStarted e) {
    String from = e.baseline().map(version -> text(version) + " to ").orElse("");
    return line(
        "🚢",
        "The rollout starts: "
            + from
            + text(e.candidate())
            + ", "
            + text(e.strategy())
            + ". "
            + Card.commit(e.commit())
            + " by "
            + people.mention(e.author())
            + ".");
  }

  private static Optional<Said> step(EventContent.StepReached e) {
    String hold =
        e.holdSeconds()
            .map(seconds -> seconds == 0 ? "not held" : "held for " + length(seconds))
            .orElse("held until a person goes on");
    return line(
        "🚢",
        Sentences.bar(e.weight())
            + " of traffic, step "
            + e.step()
            + " of "
            + e.steps()
            + ", "
            + hold
            + ".");
  }

  /// A pass is followed by the next step's own line.
  private static Optional<Said> passed(EventContent.StepPassed e) {
    return e.verdict().equals("pass")
        ? Optional.empty()
        : line("⚠️", "Step " + e.step() + " ends with the verdict " + text(e.verdict()) + ".");
  }

  private static Optional<Said> failed(EventContent.RolloutFailed e) {
    return line(
        "❌",
        text(e.candidate())
            + " failed: "
            + sentence(e.cause())
            + (e.candidateServes() ? " It serves all the same: nothing else can." : ""));
  }

  private static Optional<Said> rejected(EventContent.ReleaseRejected e) {
    return line(
        "⛔",
        text(e.version())
            + " is rejected: "
            + sentence(e.reason())
            + " It is not tried again until somebody says retry.");
  }

  /// Approvals stand in the card.
  private Optional<Said> operation(EventContent.OperationAccepted e) {
    return e.operation().equals("approve")
        ? Optional.empty()
        : line(
            "🎛️",
            people.mention(e.actor())
                + " ordered: "
                + text(e.operation())
                + ". "
                + Sentences.reason(e.reason()));
  }

  private static Optional<Said> line(String sign, String sentence) {
    return Optional.of(new Said(sign, sentence.strip()));
  }

  private String by(Optional<String> person) {
    return person.map(name -> " by " + people.mention(name)).orElse("");
  }

  private static String text(String foreign) {
    return Markup.text(foreign);
  }

  private static String sentence(String foreign) {
    return Sentences.sentence(foreign);
  }

  private static String length(long seconds) {
    return Span.words(Duration.ofSeconds(seconds));
  }
}
