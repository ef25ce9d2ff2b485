package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.People;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Surface;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the people of a busy workspace do, one thing after the other. Of forty things one is a
/// request, twelve are questions that are answered in private, two are looks at App Home, the rest
/// are reactions to what other people wrote. Whoever can decide on a request does so first.
///
/// Questions bear a number of their own, so that the answer to each can be told from others.
final class Crowd {
  private static final int ROUND = 40;
  private static final List<String> NAMES = List.of("eyes", "+1", "tada", "x");
  private static final List<String> PEOPLE = List.of(ChatBed.ADA, ChatBed.GRACE);

  private final ChatBed bed;
  private final Wishes wishes;
  private final String chatter;
  private final List<String> questions = new ArrayList<>();
  private final Set<Wish> decided = new HashSet<>();
  private final Set<String> reactions = new HashSet<>();
  private int done;

  Crowd(ChatBed bed, Wishes wishes) throws IOException {
    this.bed = bed;
    this.wishes = wishes;
    try {
      this.chatter =
          people()
              .postMessage(ChatBed.GRACE, ChatBed.DEPLOYS, "Lunch at noon?", Optional.empty())
              .ts();
    } catch (RefusedException e) {
      throw new IOException("nobody can write in Slack: " + e.error(), e);
    }
  }

  private People people() {
    return bed.slack().people();
  }

  /// What was asked, and how often it was answered in private.
  Questions questions() {
    List<String> said =
        bed.slack().workspace().messages().seenBy(ChatBed.ADA, ChatBed.DEPLOYS).stream()
            .filter(Message::isEphemeral)
            .map(message -> message.content().toString())
            .toList();
    return Questions.of(questions, said);
  }

  /// On what somebody decided.
  Set<Wish> decided() {
    return Set.copyOf(decided);
  }

  /// @param asking whether something new may be asked for
  void act(boolean asking) throws IOException {
    int number = done++;
    try {
      if (decideOne()) {
        return;
      }
      Optional<Wish> wish = asking && number % ROUND == 0 ? wishes.next() : Optional.empty();
      if (wish.isPresent()) {
        type(wish.get().line());
      } else if (number % 10 == 1 || number % 10 == 4 || number % 10 == 7) {
        ask(number);
      } else if (number % (ROUND / 2) == 3) {
        var _ = people().openHome(ChatBed.ADA);
      } else {
        react(number);
      }
    } catch (RefusedException e) {
      throw new IOException("Slack refused act %d: %s".formatted(number, e.error()), e);
    }
  }

  /// Only decisions that are still to be made.
  ///
  /// @return whether there was one
  boolean decideOne() throws IOException {
    try {
      for (Wish wish : wishes.all()) {
        if (wish.isDecided() && !decided.contains(wish)) {
          Optional<Message> card = wishes.cards(wish).stream().findFirst();
          if (card.isPresent() && action(card.get(), "approve").isPresent()) {
            decide(wish, card.get());
            decided.add(wish);
            return true;
          }
        }
      }
      return false;
    } catch (RefusedException e) {
      throw new IOException("Slack refused a decision: " + e.error(), e);
    }
  }

  private void decide(Wish wish, Message card) throws RefusedException {
    switch (wish.fate()) {
      case DONE, ROLLED_BACK -> {
        if (wish.byReaction()) {
          people().react(ChatBed.GRACE, card.channel(), card.ts(), "+1");
        } else {
          press(ChatBed.GRACE, card, "approve");
        }
      }
      case DECLINED -> people().react(ChatBed.GRACE, card.channel(), card.ts(), "x");
      case CANCELLED -> press(ChatBed.ADA, card, "cancel");
    }
  }

  private void press(String user, Message card, String word) throws RefusedException {
    String action = action(card, word).orElseThrow(() -> new RefusedException("no_" + word));
    people().pressButton(user, new Surface.InMessage(card.channel(), card.ts()), action);
  }

  private static Optional<String> action(Message card, String word) {
    return actions(card).filter(action -> action.startsWith(word)).findFirst();
  }

  /// What can be pressed in a message, by `action_id`.
  static Stream<String> actions(Message message) {
    return message.content().blocks().stream()
        .flatMap(block -> block.objects("elements").stream())
        .flatMap(element -> element.text("action_id").stream());
  }

  private void ask(int number) throws RefusedException {
    boolean mistyped = number % 2 == 0;
    String word = Questions.word(number, mistyped);
    questions.add(word);
    type(
        mistyped
            ? "/deploy %s staging".formatted(word)
            : "/deploy plan frontend staging %s".formatted(word));
  }

  private void type(String line) throws RefusedException {
    people().typeCommand(ChatBed.ADA, ChatBed.DEPLOYS, line);
  }

  private void react(int number) throws RefusedException {
    String user = PEOPLE.get(number % PEOPLE.size());
    String name = NAMES.get(number / PEOPLE.size() % NAMES.size());
    if (reactions.add(user + name)) {
      people().react(user, ChatBed.DEPLOYS, chatter, name);
    } else {
      reactions.remove(user + name);
      people().unreact(user, ChatBed.DEPLOYS, chatter, name);
    }
  }
}
