package dev.slipway.bot.trace;

import dev.slipway.bot.audit.AuditEntry;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.request.RequestState;
import java.util.List;
import java.util.Optional;

/// What is kept of requests, as traces are read off it. May fail with an exception.
public interface RequestTrail {
  /// Number of the newest entry; 0 before the first.
  long newest();

  /// Entries after a number, oldest first, without gaps.
  List<AuditEntry> entries(long after, int limit);

  /// As it is now, ended or not.
  Optional<RequestState> request(RequestId id);
}
