package dev.slipway.sandbox.slack.faults;

import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.json.JsonObject;
import dev.slipway.sandbox.slack.json.MalformedJsonException;
import java.time.Duration;
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
/// | `POST {"duplicate": 3}` | deliveries come twice |
/// | `DELETE` | clears all |
public final class FaultControl {
  private static final Set<String> ORDERS =
      Set.of("outage", "rateLimit", "fail", "loseAnswers", "slowMillis", "duplicate");

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
      return Answer.text(400, String.valueOf(e.getMessage()));
    }
    if (order.isEmpty() || !ORDERS.containsAll(order.keys())) {
      return Answer.text(400, "known are: " + String.join(", ", ORDERS));
    }
    apply(order);
    return inForce();
  }

  private void apply(JsonObject order) {
    order
        .object("rateLimit")
        .ifPresent(each ->
            faults.rateLimit(
                method(each),
                number(each, "calls").intValue(),
                Duration.ofSeconds(number(each, "retryAfter").longValue())));
    order
        .object("fail")
        .ifPresent(each ->
            faults.fail(number(each, "share").doubleValue(), number(each, "seed").longValue()));
    order
        .object("loseAnswers")
        .ifPresent(each -> faults.loseAnswers(method(each), number(each, "calls").intValue()));
    order.number("slowMillis").ifPresent(each -> faults.slow(Duration.ofMillis(each.longValue())));
    order.number("duplicate").ifPresent(each -> faults.duplicate(each.intValue()));
    if (order.has("outage")) {
      faults.outage(order.flag("outage"));
    }
  }

  private Answer inForce() {
    return Answer.json(200, faults.describe().toString());
  }

  private static String method(JsonObject order) {
    return order.textOr("method", Faults.ANY);
  }

  private static Number number(JsonObject order, String key) {
    return order.number(key).orElse(1);
  }
}
