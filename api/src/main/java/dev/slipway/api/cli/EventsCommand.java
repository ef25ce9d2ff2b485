package dev.slipway.api.cli;

import dev.slipway.api.client.ReconcilerClient;
import dev.slipway.api.client.ReconcilerException;
import dev.slipway.api.client.ReconcilerException.Kind;
import dev.slipway.api.event.EventCursor;
import dev.slipway.api.event.EventPage;
import dev.slipway.api.event.EventRecord;
import dev.slipway.api.json.ContractJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Prints the event feed from a position on; with `--follow` it waits for more and outlives
/// restarts of the reconciler.
@Command(name = "events", description = "Print what happened.", mixinStandardHelpOptions = true)
final class EventsCommand implements Callable<Integer> {
  private static final int PAGE = 500;
  private static final Duration WAIT = Duration.ofSeconds(30);

  private final ContractJson json = new ContractJson();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final Connection connection = new Connection();

  @Option(names = "--follow", description = "Wait for more, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--after",
      paramLabel = "POSITION",
      defaultValue = "0",
      description = "Begin behind this position (default: at the beginning).")
  private long after;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean asJson;

  @Override
  public Integer call() throws ReconcilerException, IOException, InterruptedException {
    try (ReconcilerClient client = connection.open()) {
      EventCursor cursor = new EventCursor(Optional.empty(), after);
      EventPage page = client.events(cursor, PAGE, Duration.ZERO);
      while (follow || !page.events().isEmpty()) {
        print(page);
        cursor = EventCursor.behind(page);
        page = follow ? patiently(client, cursor) : client.events(cursor, PAGE, Duration.ZERO);
      }
      return 0;
    }
  }

  /// Waits out a reconciler that is away; begins anew when it has lost its feed.
  private EventPage patiently(ReconcilerClient client, EventCursor cursor)
      throws ReconcilerException, InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    EventCursor from = cursor;
    boolean said = false;
    while (true) {
      try {
        return client.events(from, PAGE, WAIT);
      } catch (ReconcilerException e) {
        if (e.kind() == Kind.FEED_GONE) {
          say("the feed is another one now: beginning anew");
          from = EventCursor.BEGINNING;
        } else if (mayPass(e.kind())) {
          if (!said) {
            say(e.getMessage() + ": trying again");
          }
          said = true;
          boolean _ = never.await(1, TimeUnit.SECONDS);
        } else {
          throw e;
        }
      }
    }
  }

  private static boolean mayPass(Kind kind) {
    return kind == Kind.UNREACHABLE || kind == Kind.UNKNOWN_OUTCOME || kind == Kind.UNAVAILABLE;
  }

  private void print(EventPage page) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (EventRecord event : page.events()) {
      out.println(
          asJson
              ? new String(json.write(event), StandardCharsets.UTF_8)
              : EventLine.text(event, json.content(event)));
    }
    out.flush();
  }

  private void say(String message) {
    spec.commandLine().getErr().println("slipway: " + message);
    spec.commandLine().getErr().flush();
  }
}
