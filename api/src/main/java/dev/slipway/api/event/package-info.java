/// The event feed: what happened, in the order in which it was recorded. Plain data, imports java.*
/// only.
///
/// On the wire an event is an [EventRecord] with flat data; [EventContent] is the same with types.
/// Start reading at [EventPage].
@NullMarked
package dev.slipway.api.event;

import org.jspecify.annotations.NullMarked;
