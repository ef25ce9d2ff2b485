package dev.slipway.bot.simulation;

import dev.slipway.bot.message.Actions;
import dev.slipway.bot.message.Block;
import dev.slipway.bot.message.Button;
import dev.slipway.bot.message.DeclineDialog;
import dev.slipway.bot.message.Message;
import dev.slipway.bot.message.Subject;
import dev.slipway.bot.message.Takeover;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.Plan;
import dev.slipway.bot.request.RequestId;
import dev.slipway.bot.slack.Inbound;
import dev.slipway.bot.slack.memory.MemorySlack.Standing;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// People at their keyboards: they ask, agree, take back, refuse, cancel and order, press twice,
/// and what they do is delivered late, twice and out of order.
final class Crowd {
  private static final String CHANNEL = "CGENERAL";
  private static final String CARD = "card/";

  private final Scenery scenery;
  private final Driver driver;
  private final Typist typist;
  private int acts;

  Crowd(Scenery scenery, Driver driver) {
    this.scenery = scenery;
    this.driver = driver;
    this.typist = new Typist(scenery);
  }

  private <T> T pick(List<T> choices) {
    return scenery.draws.pick(choices);
  }

  private String next() {
    acts++;
    return "Ev" + acts;
  }

  private static URI response(String id) {
    return URI.create("https://hooks.slack.com/commands/" + id);
  }

  // --- what they do ----------------------------------------------------------------------------

  void act() {
    switch (scenery.draws.between(1, 17)) {
      case 1, 2 -> asks();
      case 3, 4, 5, 6, 7 -> agrees();
      case 8 -> takesBack();
      case 9 -> orders();
      case 10 -> presses();
      case 11 -> refuses();
      case 12 -> stops();
      case 13 -> types(pick(Town.PEOPLE), typist.proven());
      case 14 -> types(pick(Town.PEOPLE), typist.question());
      case 15 -> decidesById();
      case 16 -> goesOn(pick(Town.PEOPLE));
      default -> deliver(new Inbound.Visited(next(), pick(Town.PEOPLE), Driver.TEAM));
    }
  }

  void asks() {
    Place place = pick(Scenery.PLACES);
    String service = scenery.draws.chance(0.05) ? "fronted" : place.service();
    String version = scenery.draws.chance(0.1) ? "" : " " + pick(Scenery.VERSIONS);
    types(pick(Town.PEOPLE), service + " " + place.environment() + version + manner());
  }

  /// Whether they may call an emergency or not, some do.
  private String manner() {
    if (scenery.draws.chance(0.15)) {
      return " --emergency checkout is down, note-" + acts;
    }
    return scenery.draws.chance(0.05) ? " in 1m" : "";
  }

  private void types(String user, String text) {
    String id = next();
    scenery.say("%s types %s", user, text);
    deliver(
        new Inbound.Typed(
            id, user, Driver.TEAM, CHANNEL, "/deploy", text, response(id), "trigger-" + id));
  }

  private void orders() {
    Place place = pick(Scenery.PLACES);
    String word = pick(List.of("pause", "resume", "abort", "retry"));
    String text = word + " " + place.service() + " " + place.environment();
    types(pick(Town.PEOPLE), text + " note-" + acts);
  }

  private Optional<Standing> card() {
    List<Standing> cards =
        scenery.slack.messages().stream()
            .filter(each -> each.mark().startsWith(CARD + "r-"))
            .toList();
    // The newest is looked at most.
    return cards.isEmpty()
        ? Optional.empty()
        : Optional.of(scenery.draws.chance(0.6) ? cards.getLast() : pick(cards));
  }

  private void agrees() {
    card()
        .ifPresent(card -> {
          String user = pick(Town.PEOPLE);
          if (scenery.draws.chance(0.5)) {
            reacts(user, card, pick(List.of("+1", "white_check_mark", "+1::skin-tone-4")), true);
          } else {
            button(card, Actions.APPROVE).ifPresent(button -> press(user, button));
          }
        });
  }

  private void decidesById() {
    card()
        .ifPresent(card -> {
          String user = pick(Town.PEOPLE);
          String id = request(card).text();
          String text =
              pick(List.of("approve " + id, "decline " + id + " not now", "cancel " + id));
          if (text.startsWith("approve")) {
            seesAndAgrees(user, card);
          }
          types(user, text);
        });
  }

  /// Whoever is asked whether to go on, mostly does.
  void stops() {
    String user = pick(Town.PEOPLE);
    types(user, typist.stop(acts));
    scenery.agenda.in(scenery.draws.between(1_000, 8_000), () -> goesOn(user));
  }

  /// Presses the newest button of such a question, be it theirs or not.
  private void goesOn(String user) {
    List<Button> questions =
        scenery.slack.whispers().stream()
            .flatMap(each -> buttons(each.message()).stream())
            .filter(button -> button.action().equals(Actions.TAKE_OVER))
            .toList();
    if (!questions.isEmpty()) {
      press(user, questions.getLast());
    }
  }

  private void takesBack() {
    card().ifPresent(card -> reacts(pick(Town.PEOPLE), card, "+1", false));
  }

  private void refuses() {
    if (scenery.draws.chance(0.4)) {
      card().ifPresent(card -> reacts(pick(Town.PEOPLE), card, "-1", true));
    } else {
      card()
          .flatMap(card -> button(card, Actions.DECLINE))
          .filter(_ -> scenery.draws.chance(0.5))
          .ifPresent(button ->
              deliver(
                  new Inbound.Sent(
                      next(),
                      pick(Town.PEOPLE),
                      Driver.TEAM,
                      DeclineDialog.CALLBACK,
                      button.value(),
                      Map.of(DeclineDialog.REASON, "not now"))));
    }
  }

  private void presses() {
    List<Button> buttons =
        scenery.slack.messages().stream()
            .flatMap(each -> buttons(each.message()).stream())
            .toList();
    if (!buttons.isEmpty()) {
      press(pick(Town.PEOPLE), pick(buttons));
    }
  }

  private static List<Button> buttons(Message message) {
    return message.blocks().stream()
        .filter(Block.Actions.class::isInstance)
        .flatMap(block -> ((Block.Actions) block).buttons().stream())
        .toList();
  }

  private static Optional<Button> button(Standing standing, String action) {
    return buttons(standing.message()).stream()
        .filter(each -> each.action().equals(action))
        .findFirst();
  }

  private void press(String user, Button button) {
    String id = next();
    scenery.say("%s presses %s %s", user, button.action(), button.value());
    if (button.action().equals(Actions.APPROVE)
        && Subject.of(button.value()).orElse(null)
            instanceof Subject.OfRequest(RequestId request, Optional<String> hash)) {
      scenery.rules.agreed(request, Town.person(user), hash.orElse(""));
    }
    if (button.action().equals(Actions.TAKE_OVER)) {
      scenery.rules.stops.goesOn(Town.person(user), Takeover.of(button.value()).orElseThrow());
    }
    deliver(
        new Inbound.Pressed(
            id,
            counted(user, button),
            Driver.TEAM,
            "CDEPLOYS",
            Optional.empty(),
            button.action(),
            button.value(),
            Optional.of(response(id)),
            "trigger-" + id));
  }

  /// Where clicks are counted, it does not matter whose they are.
  private String counted(String user, Button button) {
    boolean wrong = scenery.bug == Bug.CLICKS_COUNTED && button.action().equals(Actions.APPROVE);
    return wrong && scenery.draws.chance(0.5) ? "UMARGARET" : user;
  }

  private void reacts(String user, Standing card, String name, boolean added) {
    scenery.say("%s %s %s", user, added ? "reacts with" : "takes back", name);
    if (added && !name.startsWith("-")) {
      seesAndAgrees(user, card);
    }
    deliver(
        new Inbound.Reacted(
            next(), user, Driver.TEAM, card.posted().channel(), card.posted().ts(), name, added));
  }

  private static RequestId request(Standing card) {
    return new RequestId(card.mark().substring(CARD.length()));
  }

  /// What they agree to is what the message is about.
  private void seesAndAgrees(String user, Standing card) {
    RequestId request = request(card);
    scenery
        .journal
        .request(request)
        .flatMap(state -> state.planned())
        .map(Plan::hash)
        .ifPresent(hash -> scenery.rules.agreed(request, Town.person(user), hash));
  }

  // --- how it arrives --------------------------------------------------------------------------

  private void deliver(Inbound inbound) {
    arrives(inbound, scenery.draws.between(1, 900));
    while (scenery.mishap(0.2)) {
      arrives(scenery.bug == Bug.DEDUPE_OFF ? another(inbound) : inbound, 1_500);
    }
  }

  private void arrives(Inbound inbound, int within) {
    scenery.agenda.in(
        scenery.draws.between(1, within),
        () -> {
          scenery.journal.receive(inbound, scenery.now());
          driver.hint();
        });
  }

  private Inbound another(Inbound inbound) {
    return inbound instanceof Inbound.Typed typed
        ? new Inbound.Typed(
            next(),
            typed.user(),
            typed.team(),
            typed.channel(),
            typed.command(),
            typed.text(),
            typed.responseUrl(),
            typed.trigger())
        : inbound;
  }
}
