package dev.slipway.api.event;

import java.util.List;

/// The answer to `GET /api/v1/events?feed=F&after=N&limit=L&wait=S`.
///
/// Without `feed` the one in force is meant, without `after` its beginning (0). `limit` is 1 to
/// 1000 (default 100). When nothing follows `after`, the answer is held back for up to `wait` whole
/// seconds (0 to 60, default 0) and then empty. A feed or position that the reconciler does not
/// know is answered 410: rebuild from state, then go on with the feed in force.
///
/// @param feed id of the feed; another one when the journal was lost
/// @param events in the order of their positions
/// @param next what to send as `after` next; store it together with what was done
public record EventPage(String feed, List<EventRecord> events, long next) {
  public EventPage {
    events = List.copyOf(events);
  }
}
