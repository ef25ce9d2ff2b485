package dev.slipway.bot.repository;

import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import dev.slipway.environments.language.Person;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
  /// Key of the trailer by which a request's commit is found.
  public static final String REQUEST = "Slipway-Request";

  public DeployCommit {
    approvers = List.copyOf(approvers);
  }

  /// A line of the message's last paragraph, for people and for finding the commit again.
  public record Trailer(String key, String value) {}

  /// First line of the message.
  public String subject() {
    return "Deploy %s %s to %s".formatted(place.service(), version, place.environment());
  }

  /// The first one names the request.
  public List<Trailer> trailers() {
    return Stream.concat(
            Stream.of(new Trailer(REQUEST, request.text())),
            approvers.stream().map(each -> new Trailer("Approved-By", each.gitIdentity())))
        .toList();
  }
}
