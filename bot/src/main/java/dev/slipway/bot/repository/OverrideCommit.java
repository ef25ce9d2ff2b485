package dev.slipway.bot.repository;

import dev.slipway.environments.language.Person;
import dev.slipway.environments.language.Schedule.StandIn;
import java.time.Instant;

/// Somebody who stands in on call, as a commit.
///
/// @param id by which it is found again: the same for what is asked again
/// @param author whose wish it is
/// @param at when it was said: what has ended by then is cleared away with it
public record OverrideCommit(
    String id, Person author, String schedule, StandIn standIn, Instant at) {}
