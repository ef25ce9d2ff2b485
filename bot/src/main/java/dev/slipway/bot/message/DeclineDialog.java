package dev.slipway.bot.message;

import dev.slipway.bot.message.Dialog.Input;
import dev.slipway.bot.request.RequestId;
import java.util.List;
import java.util.Optional;

/// Asks why a request is declined. It remembers the request and the hash that was seen.
public final class DeclineDialog {
  /// What it means when it is sent; its memory is a [Subject]'s value.
  public static final String CALLBACK = "decline";

  /// Id of its input.
  public static final String REASON = "reason";

  private DeclineDialog() {}

  public static Dialog of(RequestId id, String hash) {
    return new Dialog(
        CALLBACK,
        "Decline",
        "Decline",
        new Subject.OfRequest(id, Optional.of(hash)).value(),
        List.of(
            new Input.Text(
                REASON,
                "Reason",
                "What speaks against it? Everybody will read it.",
                true,
                Markup.USUAL,
                Optional.empty())));
  }
}
