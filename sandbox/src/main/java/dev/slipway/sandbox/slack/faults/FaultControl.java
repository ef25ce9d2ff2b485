package dev.slipway.sandbox.slack.faults;

import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import dev.slipway.sandbox.slack.workspace.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Faults over HTTP, for tests and demonstrations in other processes.
///
/// | Request | Does |
/// |---|---|
/// | `GET` | says what is in force |
/// | `POST {"outage": true}` | Slack is away, or back |
/// | `POST {"rateLimit": {"method": "chat.update", "calls": 3, "retryAfter": 2}}` | 429 |
/// | `POST {"fail": {"share": 0.1, "seed": 7}}` | 503 |
/// | `POST {"loseAnswers": {"method": "chat.postMessage", "calls": 1}}` | done, not answered |
/// | `POST {"slowMillis": 500}` | later answers |
/// | `POST {"duplicate": 3}` | events come twice |
/// | `DELETE` | clears all |
///
/// One request may hold several; when one of them is wrong, none is carried out.
public final class FaultControl {
  private static final Set<String> ORDERS =
      Set.of("outage", "rateLimit", "fail", "loseAnswers", "slowMillis", "duplicate");
  private static final int MOST_CALLS = 1_000_000;
  private static final int MOST_SECONDS = 3_600;
  private static final int MOST_MILLIS = 60_000;

  private final Faults faults;

  public FaultControl(Faults faults) {
    this.faults = faults;
  }

  public Answer answer(Call call) {
    return switch (call.method()) {
      case "GET" -> inForce();
      case "DELETE" -> {
        faults.clear();
        yield inForce();
      }
      case "POST" -> ordered(call.body());
      default -> Answer.text(405, "GET, POST or DELETE");
    };
  }

  private Answer ordered(String body) {
    JsonObject order;
    try {
      order = JsonObject.parse(body);
    } catch (MalformedJsonException e) {
      return refused(String.valueOf(e.getMessage()));
    }
    if (order.isEmpty() || !ORDERS.containsAll(order.keys())) {
      return refused("known are: " + String.join(", ", ORDERS));
    }
    try {
      read(order).forEach(Runnable::run);
      return inForce();
    } catch (RefusedException e) {
      return refused(e.error());
    }
  }

  private List<Runnable> read(JsonObject order) throws RefusedException {
    List<Runnable> orders = new ArrayList<>();
    for (String key : order.keys()) {
      orders.add(read(key, order));
    }
    return orders;
  }

  private Runnable read(String key, JsonObject order) throws RefusedException {
    JsonObject details = order.object(key).orElse(JsonObject.EMPTY);
    String method = details.textOr("method", Faults.ANY);
    return switch (key) {
      case "outage" -> outage(order);
      case "slowMillis" -> {
        Duration each = Duration.ofMillis(whole(order, key, 0, MOST_MILLIS));
        yield () -> faults.slow(each);
      }
      case "duplicate" -> {
        int events = whole(order, key, 0, MOST_CALLS);
        yield () -> faults.duplicate(events);
      }
      case "rateLimit" -> {
        int calls = whole(details, "calls", 1, MOST_CALLS);
        Duration retryAfter = Duration.ofSeconds(whole(details, "retryAfter", 1, MOST_SECONDS));
        yield () -> faults.rateLimit(method, calls, retryAfter);
      }
      case "loseAnswers" -> {
        int calls = whole(details, "calls", 1, MOST_CALLS);
        yield () -> faults.loseAnswers(method, calls);
      }
      default -> {
        double share = number(details, "share", 0, 1);
        long seed = details.number("seed").orElse(1).longValue();
        yield () -> faults.fail(share, seed);
      }
    };
  }

  private Runnable outage(JsonObject order) throws RefusedException {
    if (!(order.value("outage").orElse("") instanceof Boolean away)) {
      throw new RefusedException("outage is true or false");
    }
    return () -> faults.outage(away);
  }

  private static int whole(JsonObject order, String key, int least, int most)
      throws RefusedException {
    return (int) number(order, key, least, most);
  }

  private static double number(JsonObject order, String key, int least, int most)
      throws RefusedException {
    double number = order.number(key).orElse(Double.NaN).doubleValue();
    if (!(number >= least && number <= most)) {
      throw new RefusedException("%s is a number from %d to %d".formatted(key, least, most));
    }
    return number;
  }

  private Answer inForce() {
    return Answer.json(200, faults.describe().toString());
  }

  private static Answer refused(String why) {
    return Answer.text(400, why);
  }
}
