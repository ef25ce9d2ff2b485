package dev.slipway.bot.message;

import dev.slipway.bot.incident.Call;
import dev.slipway.bot.incident.IncidentState;
import dev.slipway.bot.incident.Opening;
import dev.slipway.bot.incident.Recipient;
import dev.slipway.bot.incident.Rung;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What whoever is called reads: what it is, and the one thing that is asked of them.
public final class CallNotice {
  private CallNotice() {}

  /// @param card the permanent link of the incident's message, where that is known
  public static Message of(IncidentState state, Call call, People people, Optional<URI> card) {
    Opening opening = state.incident().opening();
    IncidentWords words = new IncidentWords(opening, people);
    Said said = new Said("📟", asks(call));
    List<String> lines = new ArrayList<>();
    lines.add(said.line());
    lines.add(words.what());
    card.map(address -> Markup.link(address, "All that is known")).ifPresent(lines::add);
    IncidentWords.runbook(opening).ifPresent(lines::add);
    return new Page()
        .header(words.title())
        .lines(lines)
        .context(List.of("Incident " + Markup.code(opening.id().text())))
        .buttons(List.of(IncidentCard.acknowledge(opening.id().text())))
        .message(Page.fallback(List.of(words.heading(), words.what(), said.sentence())));
  }

  private static String asks(Call call) {
    String until = " until somebody acknowledges.";
    return switch (call.to()) {
      case Recipient.OnePerson _ ->
          call.rung()
              .map(rung -> "You are called" + round(rung) + ". The next follow" + until)
              .orElse("It was handed to you. You have it once you acknowledge.");
      case Recipient.Channel _ -> "Nobody has it. People are called" + until;
    };
  }

  private static String round(Rung rung) {
    return rung.round() == 1 ? "" : ", round " + rung.round();
  }
}
