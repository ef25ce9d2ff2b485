package dev.slipway.storage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// A database that is made beside a journal and then takes its place, while no service works on the
/// journal. What was there before is kept beside it under another name.
///
/// ```
/// 1. beside      the place to make it in; what an earlier try left there is gone
/// 2. takePlace   under the journal's lock: the old one out of the way, the new one in
/// ```
public sealed interface Replacement permits SqliteReplacement, PostgresReplacement {
  /// The word that names the place to make one in.
  String STAGED = "restoring";

  DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Makes room for one.
  ///
  /// @param holder who works on the journal otherwise, for the message: `reconciler`
  /// @throws StorageException when a service works on the journal, or there is no room
  static Replacement of(JournalLocation journal, String holder) {
    return switch (journal) {
      case JournalLocation.Folder(var folder) -> SqliteReplacement.of(folder, holder);
      case JournalLocation.PostgreSql server -> PostgresReplacement.of(server, holder);
    };
  }

  /// Where it is to be made.
  JournalLocation staged();

  /// Puts what was made, and closed, in the journal's place.
  ///
  /// @return where the old journal is kept; empty when there was none
  /// @throws StorageException when a service works on the journal, or it cannot be done
  Optional<JournalLocation> takePlace(Instant now);

  /// `before-20261128t103000`.
  static String before(Instant now) {
    return "before-" + TIME.format(now);
  }
}
