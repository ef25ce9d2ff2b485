package dev.slipway.reconciler.router.builtin.server;

import dev.slipway.reconciler.delivery.Endpoint;
import dev.slipway.reconciler.router.ShieldRule;
import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request of a user, from its head to the end of its answer. Lives on one event loop.
///
///     1. take a lane: it has a request in flight from now on
///     2. connect to its endpoints in turn; nothing has been sent yet, so any request may go on to
///        the next; none left: lost
///     3. send head and body; wait for the answer's head
///     4. lost, or an answer that is a failure: count it; if shielded, take the primary's lane (once)
///     5. relay the answer as it comes; the lane is left when its last byte is gone
///
/// What it keeps: each first attempt is counted once, unless the user left before its answer; what
/// is not idempotent is never sent twice; the user gets no byte of an answer that is replaced.
final class Exchange {
  private final Edge edge;
  private final HttpServerRequest user;
  private final Incoming incoming;
  private final Course course;
  private final Relay relay;
  private final long began = System.nanoTime();
  private Lane lane;
  private boolean standsIn;
  private boolean repeated;
  private boolean over;
  private @Nullable HttpClientRequest outgoing;
  private Optional<Long> headTimer = Optional.empty();
  private Optional<Long> overallTimer = Optional.empty();

  /// @param cookie names the service's sticky cookie
  Exchange(Edge edge, HttpServerRequest user, Incoming incoming, Course course, String cookie) {
    this.edge = edge;
    this.user = user;
    this.incoming = incoming;
    this.course = course;
    this.relay = new Relay(edge, user, course.newcomer() ? Optional.of(cookie) : Optional.empty());
    this.lane = course.lane();
  }

  void start() {
    if (incoming.hasBody()) {
      user.pause();
    }
    user.exceptionHandler(_ -> userLeft());
    user.response().exceptionHandler(_ -> {}).closeHandler(_ -> userLeft());
    overallTimer = timer(edge.timeouts().overall(), this::tooLong);
    take(course.lane());
  }

  private void take(Lane next) {
    lane = next;
    lane.tally().begin();
    connect(lane.rotation().turn().iterator(), 503, "no instance of this service is running");
  }

  private void connect(Iterator<Endpoint> left, int status, String reason) {
    if (!left.hasNext()) {
      lost(status, reason);
      return;
    }
    Endpoint endpoint = left.next();
    edge.client()
        .request(
            new RequestOptions()
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                .setMethod(user.method())
                .setURI(incoming.uri())
                .setConnectTimeout(edge.timeouts().connect().toMillis()))
        .onComplete(connected -> {
          if (over) {
            connected.map(HttpClientRequest::reset);
          } else if (connected.succeeded()) {
            send(connected.result());
          } else {
            lane.rotation().rest(endpoint);
            connect(left, 502, "no instance of this service accepts connections");
          }
        });
  }

  private void send(HttpClientRequest request) {
    outgoing = request;
    boolean kept = !edge.isFirstUse(request.connection());
    String userAddress = user.remoteAddress().hostAddress();
    ForwardedHeaders.toInstance(user.headers(), request.headers(), userAddress, incoming.upgrade());
    request.exceptionHandler(_ -> {});
    request.continueHandler(_ -> goOn());
    request.response().onComplete(answer -> answered(request, kept, answer));
    if (incoming.upgrade()) {
      request.connect();
      awaitHead();
    } else if (!incoming.hasBody()) {
      request.end();
      awaitHead();
    } else {
      if (!request.headers().contains("content-length")) {
        request.setChunked(true);
      }
      if (incoming.expectsContinue()) {
        request.writeHead();
      }
      user.pipe().endOnFailure(false).to(request).onSuccess(_ -> awaitHead());
    }
  }

  /// The instance wants the body that the user holds back.
  private void goOn() {
    if (!over && incoming.expectsContinue() && !user.response().headWritten()) {
      user.response().writeContinue();
    }
  }

  private void awaitHead() {
    HttpClientRequest waiting = outgoing;
    if (over || waiting == null || user.response().headWritten()) {
      return;
    }
    headTimer =
        timer(
            edge.timeouts().head(),
            () -> {
              outgoing = null;
              waiting.reset();
              lost(504, "the instance did not answer in time");
            });
  }

  private void answered(
      HttpClientRequest request, boolean kept, AsyncResult<HttpClientResponse> answer) {
    if (over || !request.equals(outgoing)) {
      answer.map(HttpClientResponse::resume);
      return;
    }
    cancel(headTimer);
    if (answer.succeeded()) {
      head(request, answer.result());
    } else if (kept
        && !repeated
        && ShieldRule.repeatable(user.method().name(), incoming.hasBody())) {
      repeated = true;
      connect(lane.rotation().turn().iterator(), 502, "the instance closed the connection");
    } else {
      lost(502, "the instance closed the connection without an answer");
    }
  }

  private void head(HttpClientRequest request, HttpClientResponse response) {
    boolean failed = ShieldRule.failed(response.statusCode());
    count(failed);
    if (failed && shield().isPresent()) {
      discard(request, response);
      standIn(shield().get());
      return;
    }
    if (standsIn && !failed) {
      course.lane().tally().shielded();
    }
    relay.relay(request, response, lane.release()).onComplete(ended -> relayed(failed, ended));
  }

  private void relayed(boolean failed, AsyncResult<Void> ended) {
    if (over) {
      return;
    }
    if (ended.failed() && !failed && !standsIn) {
      lane.tally().brokeOff();
    }
    finish();
  }

  private void lost(int status, String reason) {
    cancel(headTimer);
    count(true);
    if (shield().isPresent()) {
      standIn(shield().get());
      return;
    }
    finish();
    PlainAnswer.send(edge.vertx(), user, status, reason + ".");
  }

  private Optional<Lane> shield() {
    return standsIn ? Optional.empty() : course.shield();
  }

  private void standIn(Lane primary) {
    lane.tally().end();
    standsIn = true;
    repeated = false;
    outgoing = null;
    take(primary);
  }

  /// Only the first attempt says something of the release that it was meant for.
  private void count(boolean failed) {
    if (!standsIn) {
      lane.tally().answered(failed, System.nanoTime() - began);
    }
  }

  /// A short answer is read to its end, which keeps the connection for others.
  private static void discard(HttpClientRequest request, HttpClientResponse response) {
    String length = response.getHeader("content-length");
    if (length != null && length.length() <= 5 && response.statusCode() != 101) {
      response.resume();
    } else {
      request.reset();
    }
  }

  private void userLeft() {
    HttpClientRequest abandoned = outgoing;
    if (!over) {
      finish();
      if (abandoned != null) {
        abandoned.reset();
      }
    }
  }

  private void tooLong() {
    HttpClientRequest abandoned = outgoing;
    boolean headSent = user.response().headWritten();
    if (headSent) {
      lane.tally().brokeOff();
      user.response().reset();
    } else {
      count(true);
    }
    finish();
    if (abandoned != null) {
      abandoned.reset();
    }
    if (!headSent) {
      PlainAnswer.send(edge.vertx(), user, 504, "the answer took too long.");
    }
  }

  private void finish() {
    over = true;
    lane.tally().end();
    cancel(headTimer);
    cancel(overallTimer);
  }

  private Optional<Long> timer(Duration duration, Runnable action) {
    return duration.isZero()
        ? Optional.empty()
        : Optional.of(
            edge.vertx()
                .setTimer(
                    duration.toMillis(),
                    _ -> {
                      if (!over) {
                        action.run();
                      }
                    }));
  }

  private void cancel(Optional<Long> timer) {
    timer.ifPresent(edge.vertx()::cancelTimer);
  }
}
