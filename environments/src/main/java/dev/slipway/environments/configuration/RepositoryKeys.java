package dev.slipway.environments.configuration;

import dev.slipway.environments.configuration.RepositoryConfiguration.Committer;
import dev.slipway.environments.configuration.RepositoryConfiguration.Rewritten;
import dev.slipway.environments.configuration.RepositoryConfiguration.SshKey;
import dev.slipway.environments.configuration.RepositoryConfiguration.Token;
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
    var token = section.optionalSection("token", Reading.keys(this::token));
    var ssh = section.optionalSection("ssh", Reading.keys(this::ssh));
    var committer = section.section("committer", Reading.keys(RepositoryKeys::committer));
    url.ifRead().ifPresent(text -> RemoteAccess.check(section, text, token, ssh));
    return () ->
        new RepositoryConfiguration(
            url.get(),
            branch.get(),
            poll.get(),
            deadline.get(),
            token.get(),
            ssh.get(),
            rewritten.get(),
            staleAfter.get(),
            committer.get());
  }

  private Supplier<Token> token(Section section) {
    var file =
        section.required("file", types.file(), "for HTTPS: holds the access token, one line");
    var user =
        section.optional(
            "user", Types.text(), "slipway", "the user name that is sent beside the token");
    return () -> new Token(user.get(), file.get());
  }

  private Supplier<SshKey> ssh(Section section) {
    var key =
        section.required("key", types.file(), "for SSH: the private key, without a passphrase");
    var knownHosts =
        section.required(
            "knownHosts", types.file(), "the server's key must stand here; none is ever added");
    return () -> new SshKey(key.get(), knownHosts.get());
  }

  private static Supplier<Committer> committer(Section section) {
    var name = section.optional("name", Types.text(), "Slipway", "who writes back");
    var email =
        section.optional("email", Types.text(), "slipway@localhost", "the address in the commit");
    return () -> new Committer(name.get(), email.get());
  }
}
