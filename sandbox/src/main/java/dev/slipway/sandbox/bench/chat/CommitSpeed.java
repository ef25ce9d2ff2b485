package dev.slipway.sandbox.bench.chat;

import dev.slipway.sandbox.bench.Figure;
import dev.slipway.sandbox.bench.Waiting;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import dev.slipway.sandbox.slack.workspace.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How soon what a person asked for is a commit in the repository that the bot pushes to: from the
/// command where nobody is asked, else from the click that decides. The reconciler plans at once.
final class CommitSpeed {
  private static final String SERVICE = "frontend";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern REQUEST = Pattern.compile("(?m)^Slipway-Request: (\\S+)$");

  private final ChatBed bed;
  private final Consumer<String> progress;
  private final Path head;

  CommitSpeed(ChatBed bed, Consumer<String> progress) {
    this.bed = bed;
    this.progress = progress;
    this.head = bed.remote().bare().resolve("refs/heads/main");
  }

  /// The first of each is a rehearsal and does not count.
  List<Figure> measure(int times) throws IOException {
    List<Double> typed = new ArrayList<>();
    List<Double> clicked = new ArrayList<>();
    for (int run = 0; run <= times; run++) {
      double afterCommand = afterCommand("1.1." + run);
      double afterClick = afterClick("1.1." + run);
      if (run > 0) {
        typed.add(afterCommand);
        clicked.add(afterClick);
        progress.accept("a commit by a command and one by a click, %d of %d".formatted(run, times));
      }
    }
    return List.of(
        Figure.of("commandToCommit", "Command typed until its commit is pushed", "ms", typed),
        Figure.of("clickToCommit", "Deciding click until the commit is pushed", "ms", clicked));
  }

  private double afterCommand(String version) throws IOException {
    String before = head();
    long from = System.nanoTime();
    type(ChatBed.FREE, version);
    return committed(from, before, ChatBed.FREE, version);
  }

  private double afterClick(String version) throws IOException {
    type(ChatBed.GUARDED, version);
    Waiting.until("a button to approve " + version, () -> approving(version).isPresent());
    Button button = approving(version).orElseThrow();
    String before = head();
    long from = System.nanoTime();
    try {
      bed.slack().people().pressButton(ChatBed.GRACE, button.surface(), button.action());
    } catch (RefusedException e) {
      throw new IOException("Slack refused the click: " + e.error(), e);
    }
    return committed(from, before, ChatBed.GUARDED, version);
  }

  private record Button(Surface surface, String action) {}

  private Optional<Button> approving(String version) {
    String channel = ChatBed.channel(ChatBed.GUARDED);
    return bed.slack().workspace().messages().history(channel).stream()
        .filter(message -> message.content().text().contains(version))
        .flatMap(message ->
            Crowd.actions(message)
                .filter(action -> action.startsWith("approve"))
                .map(action -> new Button(new Surface.InMessage(channel, message.ts()), action)))
        .findFirst();
  }

  private void type(String environment, String version) throws IOException {
    String line = "/deploy %s %s %s".formatted(SERVICE, environment, version);
    try {
      bed.slack().people().typeCommand(ChatBed.ADA, ChatBed.DEPLOYS, line);
    } catch (RefusedException e) {
      throw new IOException("Slack refused \"" + line + "\": " + e.error(), e);
    }
  }

  /// Waits for the commit, and lets the reconciler roll it out, so that the request ends.
  private double committed(long from, String before, String environment, String version)
      throws IOException {
    long until = Waiting.until("the commit of " + version, () -> !head().equals(before));
    String message = bed.remote().message(head());
    Matcher request = REQUEST.matcher(message);
    if (!request.find() || !bed.remote().read(file(environment)).contains(version)) {
      throw new IOException("not the commit that was asked for: " + message);
    }
    RecordedRollout rollout =
        new RecordedRollout(
            "of-" + request.group(1), environment, SERVICE, version, Optional.of(request.group(1)));
    long last = bed.reconciler().publish(rollout.proven(Instant.now()));
    var _ = bed.reconciler().awaitDealtWith(last, PATIENCE);
    return (until - from) / 1e6;
  }

  private static String file(String environment) {
    return "environments/" + environment + ".yaml";
  }

  /// As the bare repository has it on disk: asking the `git` program takes longer than a push.
  private String head() throws IOException {
    return Files.readString(head).strip();
  }
}
