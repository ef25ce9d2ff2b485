package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that was asked for, and what Slack shows of it. One thread adds; safe for several that read.
final class Wishes {
  private static final int FIRST = 1_000;
  private static final int ROLLED_BACK_EACH = 5;
  private static final String FAILED = "Failed: ";
  private static final String REFUSED = "Nothing was done";

  private final Workspace workspace;
  private final List<Wish> wishes = new ArrayList<>();
  private int places;

  Wishes(Workspace workspace) {
    this.workspace = workspace;
  }

  synchronized List<Wish> all() {
    return List.copyOf(wishes);
  }

  /// One more, in the next place in turn where nothing is under way; empty where something is
  /// everywhere. Every environment and every fate has its turn.
  synchronized Optional<Wish> next() {
    int all = ChatBed.ENVIRONMENTS.size() * ChatBed.SERVICES.size();
    for (int looked = 0; looked < all; looked++) {
      int place = places++ % all;
      String environment = ChatBed.ENVIRONMENTS.get(place % ChatBed.ENVIRONMENTS.size());
      String service = ChatBed.SERVICES.get(place / ChatBed.ENVIRONMENTS.size());
      boolean busy =
          wishes.stream().anyMatch(wish -> wish.isAt(service, environment) && !hasEnded(wish));
      if (!busy) {
        int number = wishes.size();
        Wish wish =
            new Wish(
                "4.0." + (FIRST + number),
                service,
                environment,
                fate(environment, number),
                number % 2 == 0);
        wishes.add(wish);
        return Optional.of(wish);
      }
    }
    return Optional.empty();
  }

  /// Who asks is not in every channel, and cancels only where she is.
  private static Wish.Fate fate(String environment, int number) {
    if (number % ROLLED_BACK_EACH == 0) {
      return Wish.Fate.ROLLED_BACK;
    }
    if (environment.equals(ChatBed.GUARDED) && number % 4 == 0) {
      return Wish.Fate.CANCELLED;
    }
    return !environment.equals(ChatBed.FREE) && number % 7 == 0
        ? Wish.Fate.DECLINED
        : Wish.Fate.DONE;
  }

  /// What stands in its environment's channel about it, oldest first; one, when all is well.
  List<Message> cards(Wish wish) {
    return workspace.messages().history(ChatBed.channel(wish.environment())).stream()
        .filter(message -> message.thread().isEmpty() && !message.isEphemeral())
        .filter(message -> message.content().text().contains(wish.version()))
        .toList();
  }

  /// Whether its card says so, or who asked was told in private that nothing was done.
  boolean hasEnded(Wish wish) {
    List<Message> cards = cards(wish);
    return cards.isEmpty() ? isRefused(wish) : hasEnded(cards.getFirst(), wish);
  }

  private static boolean hasEnded(Message card, Wish wish) {
    return shows(card, wish.fate().words()) || shows(card, FAILED);
  }

  /// Whether the reconciler was too slow to plan it, or to take it; both are said.
  boolean isFailed(Wish wish) {
    return isRefused(wish) || cards(wish).stream().anyMatch(card -> shows(card, FAILED));
  }

  /// Whether the answer was a private one.
  boolean isRefused(Wish wish) {
    return workspace.messages().seenBy(ChatBed.ADA, ChatBed.DEPLOYS).stream()
        .filter(Message::isEphemeral)
        .anyMatch(message -> shows(message, REFUSED) && shows(message, wish.version()));
  }

  static boolean shows(Message message, String words) {
    return message.content().blocks().stream().anyMatch(block -> block.toString().contains(words));
  }
}
