package dev.slipway.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happened to an incident, in the past tense; each is said once. All but [FiredAgain] stand
/// in its timeline.
public sealed interface IncidentEvent {
  record Opened() implements IncidentEvent {}

  /// Nobody is called for it: `oncall.yaml` says nothing.
  record NobodyToCall() implements IncidentEvent {}

  record FiredAgain(int count) implements IncidentEvent {}

  /// @param told empty where the step reached nobody
  /// @param gaps why somebody who was meant was not reached, a sentence without its full stop each
  /// @param late behind its time, because the bot was away
  record StepCalled(Rung rung, List<Recipient> told, List<String> gaps, Duration late)
      implements IncidentEvent {
    public StepCalled {
      told = List.copyOf(told);
      gaps = List.copyOf(gaps);
    }
  }

  /// Everybody was called in every round, and nobody has it.
  record AllCalled() implements IncidentEvent {}

  record AcknowledgementGiven(String by) implements IncidentEvent {}

  /// It is not over, and whoever had it is no longer believed to have it.
  record AcknowledgementLapsed(String by) implements IncidentEvent {}

  record EscalatedBy(String by) implements IncidentEvent {}

  record SilencedBy(String by, Instant until) implements IncidentEvent {}

  record SilenceEnded() implements IncidentEvent {}

  record HandedOver(String by, String to) implements IncidentEvent {}

  record Linked(String by, Link link) implements IncidentEvent {}

  record NoteTaken(String by, String text, Optional<String> message) implements IncidentEvent {}

  /// @param by absent when its source said so
  record IncidentResolved(Optional<String> by) implements IncidentEvent {}

  /// @param by absent when what opened it was seen again
  record IncidentReopened(Optional<String> by) implements IncidentEvent {}
}
