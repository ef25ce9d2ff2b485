package dev.slipway.bot.outbox;

import dev.slipway.bot.message.Home;
import java.time.Instant;
import java.util.Optional;

/// What is known of a person's home page.
///
/// @param revision of the content, from 1; rises with each
/// @param settled the newest revision that is shown, or was given up
public record HomeState(String user, Home home, long revision, Instant recorded, long settled) {
  public static HomeState first(Outgoing.HomePage page, Instant at) {
    return new HomeState(page.user(), page.home(), 1, at, 0);
  }

  public HomeState renewed(Outgoing.HomePage page, Instant at) {
    return page.home().equals(home)
        ? this
        : new HomeState(user, page.home(), revision + 1, at, settled);
  }

  public Optional<Errand> next() {
    return revision > settled
        ? Optional.of(new Errand.HomePage(user, home, revision, recorded))
        : Optional.empty();
  }

  public HomeState after(Errand.HomePage about, Result result) {
    return switch (result) {
      case Result.Trying(_), Result.NotSent() -> this;
      case Result.Sent(_), Result.Shown(), Result.Gone(), Result.Expired(), Result.Failed(_, _) ->
          new HomeState(user, home, revision, recorded, about.revision());
    };
  }
}
