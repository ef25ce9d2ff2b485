package dev.slipway.reconciler.planning;

import dev.slipway.environments.language.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A service in a journal that was restored from a backup: what the record says of the world is of
/// an earlier moment, so nothing is done on its grounds. What is found running is taken for what
/// serves, as where there is no record, and every difference waits for a person.
///
/// Kept are facts that stay true: pins, proofs, rejections and what has happened. Void are what
/// people agreed to, since it was about a state that is over, and orders not carried out.
///
/// @param made the moment that the record is of
/// @param served what it had serving then
/// @param rolledTo what it was rolling out then
public record Recovery(Instant made, Optional<Version> served, Optional<Version> rolledTo) {
  /// The record of a restored journal as it is gone on with.
  public static ServiceRecord of(ServiceRecord record, Instant made) {
    Recovery recovery =
        new Recovery(
            made,
            record.serving().map(serving -> serving.release().version()),
            record.running().map(running -> running.rollout().candidate().version()));
    return record
        .edit()
        .serving(Optional.empty())
        .running(Optional.empty())
        .inPlace(Optional.empty())
        .route(Optional.empty())
        .writeBack(Optional.empty())
        .noConsents()
        .adopted(true)
        .recovery(Optional.of(recovery))
        .done();
  }

  /// Holds it, and says how the record, what runs and Git differ.
  ///
  /// @param serves what was found
  /// @param wish empty when Git does not speak of it
  public Block block(Optional<Serving> serves, Optional<Wish> wish, Instant now) {
    String runs =
        serves.map(serving -> serving.release().version() + " serves").orElse("nothing serves");
    String wanted =
        wish.map(known -> "Git wants " + known.keys().version()).orElse("Git does not speak of it");
    return new Block(
        Block.Kind.RECOVERY,
        "the journal is a backup of %s, when %s; now %s and %s; nothing is changed until a person agrees"
            .formatted(made, then(), runs, wanted),
        "the operation release",
        now);
  }

  private String then() {
    String known =
        Stream.concat(
                served.map(version -> version + " served").stream(),
                rolledTo.map(version -> version + " was being rolled out").stream())
            .collect(Collectors.joining(" and "));
    return known.isEmpty() ? "it was not known" : known;
  }
}
