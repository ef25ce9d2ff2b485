package dev.slipway.bot.repository;

import dev.slipway.environments.language.Person;
import java.time.Instant;

/// A lock or a freeze that comes or goes, as a commit.
///
/// @param id by which it is found again: the same for what is asked again
/// @param author whose wish it is
/// @param at when it was said: what has ended by then is cleared away with it
public record StopCommit(
    String id, Person author, String environment, StopChange change, Instant at) {}
