package dev.slipway.bot.notify;

import dev.slipway.bot.incident.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which notices a notifier carries.
///
/// @param notifier its name in the configuration
/// @param least bad incidents that it hears of
/// @param environments of which it hears; empty: all. What is about no environment concerns all of
///   them and is told everywhere
public record Subscription(
    String notifier, Severity least, Set<String> environments, Audience audience) {
  public Subscription {
    environments = Set.copyOf(environments);
  }

  /// What it carries of a notice; nothing where it does not concern it.
  public List<Dispatch> dispatches(Notice notice) {
    if (!concerns(notice.matter())) {
      return List.of();
    }
    return switch (audience) {
      case Audience.Followers() -> toAll(notice);
      case Audience.Pager() -> changes(notice.moment()) ? toAll(notice) : List.of();
      case Audience.Mailboxes mailboxes ->
          addresses(mailboxes, notice).stream()
              .map(address -> Dispatch.of(notifier, Optional.of(address), notice))
              .toList();
    };
  }

  private boolean concerns(Matter matter) {
    return matter.severity().compareTo(least) <= 0
        && (environments.isEmpty()
            || matter.about().environment().map(environments::contains).orElse(true));
  }

  private List<Dispatch> toAll(Notice notice) {
    return List.of(Dispatch.of(notifier, Optional.empty(), notice));
  }

  private static boolean changes(Moment moment) {
    return switch (moment) {
      case OPENED, REOPENED, LAPSED, ACKNOWLEDGED, RESOLVED -> true;
      case CALLED, UNANSWERED -> false;
    };
  }

  /// Each once, also somebody who follows along and is called.
  private static Set<String> addresses(Audience.Mailboxes mailboxes, Notice notice) {
    Set<String> addresses = new LinkedHashSet<>(mailboxes.everything());
    if (mailboxes.called()) {
      notice.called().forEach(each -> addresses.add(each.email()));
    }
    return addresses;
  }
}
