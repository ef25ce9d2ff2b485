package dev.slipway.environments.configuration;

import dev.slipway.environments.configuration.RepositoryConfiguration.Committer;
import dev.slipway.environments.configuration.RepositoryConfiguration.Rewritten;
import java.time.Duration;
import java.util.function.Supplier;

/// Declares the keys of the section `repository`.
public final class RepositoryKeys {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Types types;

  public RepositoryKeys(Types types) {
    this.types = types;
  }

  /// All of the section.
  public Reading<RepositoryConfiguration> reading() {
    return Reading.keys(this::repository);
  }

  private Supplier<RepositoryConfiguration> repository(Section section) {
    var url =
        section.required(
            "url",
            types.repository(),
            "where the environments repository is; never with a password or token in it");
    var branch = section.optional("branch", Types.text(), "main", "the branch that is followed");
    var poll =
        section.optional(
            "poll",
            Types.duration(SECOND, DAY),
            "15s",
            "time between two fetches; a webhook only makes the next one earlier");
    var deadline =
        section.optional(
            "deadline",
            Types.duration(SECOND, Duration.ofMinutes(10)),
            "30s",
            "of one fetch or push");
    var staleAfter =
        section.optional(
            "staleAfter",
            Types.duration(SECOND, Duration.ofDays(7)),
            "5m",
            "without a successful fetch for so long, the status says that Git is stale");
    var rewritten =
        section.optional(
            "rewritten",
            Types.oneOf(Rewritten.class),
            "refuse",
            "what happens when the branch's history was rewritten (force-push): blocked until a"
                + " person has looked, or followed as any commit");
    var access = new AccessKeys(types).in(section);
    var committer = section.section("committer", Reading.keys(RepositoryKeys::committer));
    url.ifRead().ifPresent(text -> access.check(section, text));
    return () ->
        new RepositoryConfiguration(
            url.get(),
            branch.get(),
            poll.get(),
            deadline.get(),
            access.token().get(),
            access.ssh().get(),
            rewritten.get(),
            staleAfter.get(),
            committer.get());
  }

  private static Supplier<Committer> committer(Section section) {
    var name = section.optional("name", Types.text(), "Slipway", "who writes back");
    var email =
        section.optional("email", Types.text(), "slipway@localhost", "the address in the commit");
    return () -> new Committer(name.get(), email.get());
  }
}
