package dev.slipway.bot.message;

import dev.slipway.bot.command.Command;
import dev.slipway.bot.command.Problem;
import dev.slipway.bot.message.Button.Confirmation;
import dev.slipway.bot.message.Button.Tone;
import dev.slipway.bot.request.Place;
import dev.slipway.bot.request.RequestId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The buttons that messages have.
final class Buttons {
  private static final String SUSPECT = "Roll back the suspect";
  private static final int LABEL = 75;
  private static final int VALUE = 2_000;
  private static final int CONFIRMATION = 300;

  private Buttons() {}

  /// Of a request that is not decided: approve, decline, cancel.
  static List<Button> deciding(RequestId id, String hash) {
    String seen = new Subject.OfRequest(id, Optional.of(hash)).value();
    return List.of(
        button(Actions.APPROVE, "Approve", seen, Tone.PRIMARY),
        button(Actions.DECLINE, "Decline", seen, Tone.DANGER),
        cancel(id));
  }

  static Button cancel(RequestId id) {
    String request = new Subject.OfRequest(id, Optional.empty()).value();
    return button(Actions.CANCEL, "Cancel", request, Tone.PLAIN);
  }

  static Button pause(String subject) {
    return button(Actions.PAUSE, "Pause", subject, Tone.PLAIN);
  }

  static Button resume(String subject) {
    return button(Actions.RESUME, "Resume", subject, Tone.PRIMARY);
  }

  static Button complete(String subject, String candidate) {
    return confirmed(
        button(Actions.COMPLETE, "Complete", subject, Tone.PLAIN),
        "Complete now?",
        candidate + " gets all traffic at once. The remaining steps are left out.");
  }

  static Button abort(String subject, Optional<String> baseline) {
    return confirmed(
        button(Actions.ABORT, "Abort", subject, Tone.DANGER),
        "Abort?",
        baseline
            .map(version -> "All traffic goes back to " + version + ".")
            .orElse("The first release is stopped. Nothing serves then."));
  }

  /// Takes back what may have caused an incident, while its rollout can still be aborted.
  static Button abortSuspect(String subject, Optional<String> baseline) {
    Button abort = abort(subject, baseline);
    return new Button(abort.action(), SUSPECT, abort.value(), abort.tone(), abort.confirmation());
  }

  /// The same once its rollout is over.
  static Button rollBackSuspect(Place place, String candidate) {
    String command =
        new Command.Operate(Command.Order.ROLLBACK, place.service(), place.environment(), "")
            .text();
    return confirmed(
        button(Actions.RUN, SUSPECT, command, Tone.DANGER),
        SUSPECT + "?",
        "All traffic leaves " + candidate + " for the release that was proven before it.");
  }

  static Button retry(Place place, String candidate) {
    return confirmed(
        button(Actions.RETRY, "Retry", new Subject.OfPlace(place).value(), Tone.PLAIN),
        "Retry?",
        candidate + " is tried once more, from the first step on.");
  }

  /// One press runs the command for whoever presses.
  static Button run(String command) {
    return button(Actions.RUN, shown(command), command, Tone.PLAIN);
  }

  static List<Button> run(List<String> commands) {
    List<Button> buttons = new ArrayList<>();
    commands.stream()
        .filter(command -> command.length() <= VALUE)
        .map(Buttons::run)
        .forEach(buttons::add);
    return buttons;
  }

  static List<Button> run(Problem problem) {
    return run(problem.suggestions());
  }

  static Button button(String action, String label, String value, Tone tone) {
    return new Button(action, Markup.plain(label, LABEL), value, tone, Optional.empty());
  }

  /// A command's text as people would type it.
  static String shown(String command) {
    return command.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static Button confirmed(Button button, String title, String text) {
    Confirmation asked =
        new Confirmation(title, Markup.plain(text, CONFIRMATION), button.label(), "Not now");
    return new Button(
        button.action(), button.label(), button.value(), button.tone(), Optional.of(asked));
  }
}
