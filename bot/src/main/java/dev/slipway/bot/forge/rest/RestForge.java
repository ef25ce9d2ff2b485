package dev.slipway.bot.forge.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.api.client.TokenSource;
import dev.slipway.bot.forge.Forge;
import dev.slipway.bot.forge.ForgeException;
import dev.slipway.bot.forge.ForgeException.Kind;
import dev.slipway.bot.forge.FoundPullRequest;
import dev.slipway.bot.request.PullRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// A forge by its REST API.
///
/// Nothing is opened twice: a forge has one open pull request from a branch, and says so when
/// another is wanted; then the one that there is is found. Closing and saying why are one question,
/// so neither is there without the other.
public final class RestForge implements Forge, AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final Dialect dialect;
  private final Path token;
  private final Calls calls;

  /// @param api where it is: `https://api.github.com`
  /// @param token file that holds it
  public RestForge(Dialect dialect, URI api, Path token, InstantSource clock) {
    this(dialect, api, token, clock, DEADLINE);
  }

  RestForge(Dialect dialect, URI api, Path token, InstantSource clock, Duration deadline) {
    this.dialect = dialect;
    this.token = token;
    URI address = URI.create(api.toString().replaceAll("/+$", ""));
    this.calls =
        new Calls(new Calls.Access(address, TokenSource.file(token), deadline), dialect, clock);
  }

  @Override
  public Optional<FoundPullRequest> find(String branch) throws ForgeException {
    Call call = dialect.find(branch);
    Answer answer = calls.ask(call);
    if (answer.status() == 404) {
      return noneThere();
    }
    Optional<JsonNode> newest = dialect.newest(good(call, answer));
    return newest.isEmpty() ? Optional.empty() : Optional.of(read(call, newest.get()));
  }

  @Override
  public Optional<FoundPullRequest> look(PullRequest known) throws ForgeException {
    Call call = dialect.look(known.number());
    Answer answer = calls.ask(call);
    if (answer.status() == 404) {
      return noneThere();
    }
    return Optional.of(read(call, good(call, answer)));
  }

  /// Whoever may not see the repository gets the same answer: asked for the repository itself, the
  /// forge says which it is.
  private Optional<FoundPullRequest> noneThere() throws ForgeException {
    var _ = standing();
    return Optional.empty();
  }

  @Override
  public FoundPullRequest open(Proposal proposal) throws ForgeException {
    Call call = dialect.open(proposal);
    Answer answer = calls.ask(call);
    if (answer.status() != dialect.existsAlready()) {
      return read(call, good(call, answer));
    }
    Optional<FoundPullRequest> earlier = find(proposal.branch());
    if (earlier.isPresent()) {
      return earlier.get();
    }
    throw answer.words().contains("already exists")
        ? calls.failed(
            Kind.MAY_PASS, call, "it has one and does not show it yet; it is tried again")
        : refusal(call, answer);
  }

  @Override
  public FoundPullRequest close(FoundPullRequest open, String reason) throws ForgeException {
    String note = "**Closed by Slipway:** " + reason.replaceAll("\\p{Cntrl}+", " ").strip();
    String description =
        open.description().startsWith(note)
            ? open.description()
            : note + "\n\n" + open.description();
    Call call = dialect.close(open.pullRequest().number(), description);
    return read(call, good(call, calls.ask(call)));
  }

  @Override
  public Standing standing() throws ForgeException {
    Call call = dialect.aboutRepository();
    return dialect.standing(good(call, calls.ask(call)));
  }

  private JsonNode good(Call call, Answer answer) throws ForgeException {
    if (!answer.isGood()) {
      throw refusal(call, answer);
    }
    return answer.body();
  }

  private FoundPullRequest read(Call call, JsonNode node) throws ForgeException {
    try {
      return dialect.read(node);
    } catch (IllegalArgumentException _) {
      throw calls.failed(
          Kind.LASTS,
          call,
          "what answers is not " + dialect.name() + "'s API: correct forge.kind or forge.url");
    }
  }

  private ForgeException refusal(Call call, Answer answer) {
    String said = answer.words().isEmpty() ? "" : " (" + answer.words() + ")";
    String why =
        switch (answer.status()) {
          case 401 -> "it does not know the token" + said + ": put a valid one into " + token;
          case 403 -> "the token may not do that" + said + ": give it " + dialect.rights();
          case 404 ->
              "there is no such repository for this token"
                  + said
                  + ": correct forge.repository, or give the token "
                  + dialect.rights();
          case 301, 302, 307, 308 -> "it is elsewhere: correct forge.url or forge.repository";
          default -> "it answered " + answer.status() + said + ": look at the forge";
        };
    return calls.failed(Kind.LASTS, call, why);
  }

  @Override
  public void close() {
    calls.close();
  }
}
