package dev.slipway.bot.message;

import dev.slipway.bot.command.Catalog;
import dev.slipway.bot.command.Command;
import dev.slipway.bot.message.Dialog.Input;
import dev.slipway.bot.message.Dialog.Option;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Asks for what a deploy command left open.
public final class DeployDialog {
  /// What it means when it is sent.
  public static final String CALLBACK = "deploy";

  /// Ids of its inputs.
  public static final String SERVICE = "service";

  public static final String ENVIRONMENT = "environment";
  public static final String VERSION = "version";

  private static final int CHOICES = 100;
  private static final int LABEL = 75;

  private DeployDialog() {}

  /// @param known what was typed
  /// @param channel where it was typed
  public static Dialog of(Command.Ask known, Catalog catalog, String channel) {
    return new Dialog(
        CALLBACK,
        "Deploy",
        "Ask for it",
        channel + known.service().map(" "::concat).orElse(""),
        List.of(
            input(SERVICE, "Service", catalog.services().keySet(), known.service()),
            input(ENVIRONMENT, "Environment", catalog.environments().keySet(), known.environment()),
            new Input.Search(VERSION, "Version", known.version().map(DeployDialog::option))));
  }

  /// Where it was typed.
  ///
  /// @param memory as it comes back
  public static String channel(String memory) {
    int space = memory.indexOf(' ');
    return space < 0 ? memory : memory.substring(0, space);
  }

  /// What the dialog began with.
  ///
  /// @param memory as it comes back
  public static Optional<String> service(String memory) {
    int space = memory.indexOf(' ');
    return space < 0 ? Optional.empty() : Optional.of(memory.substring(space + 1));
  }

  /// As a select shows it.
  public static Option option(String value) {
    return new Option(value, Markup.plain(value, LABEL));
  }

  /// Lists end at a hundred; longer ones are searched as one types. A list may not be empty either.
  private static Input input(
      String id, String label, Collection<String> names, Optional<String> known) {
    Optional<Option> initial = known.map(DeployDialog::option);
    return names.isEmpty() || names.size() > CHOICES
        ? new Input.Search(id, label, initial)
        : new Input.Choice(id, label, names.stream().map(DeployDialog::option).toList(), known);
  }
}
