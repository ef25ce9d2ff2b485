package dev.slipway.bot.repository;

import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.environments.language.Person;
import java.util.List;
import java.util.Optional;

/// A request as a commit.
///
/// @param author the requester
/// @param approvers who agreed, for people
/// @param digest what the version was pinned to when it was planned
/// @param basis as it was when people agreed
public record DeployCommit(
    RequestId request,
    Person author,
    List<Person> approvers,
    Place place,
    String version,
    Optional<String> digest,
    String basis) {
  public DeployCommit {
    approvers = List.copyOf(approvers);
  }
}
