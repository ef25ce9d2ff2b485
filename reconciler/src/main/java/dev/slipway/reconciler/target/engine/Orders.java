package dev.slipway.reconciler.target.engine;

import com.github.dockerjava.api.exception.DockerException;
import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.target.instances.RefusedException;

/// What becomes of orders and questions at the port.
///
/// @param target for messages
public record Orders(String target) {
  /// Something to be done.
  public interface Order {
    void give() throws RefusedException, UnavailableException;
  }

  /// Something to be told.
  public interface Asking<T> {
    T ask() throws UnavailableException;
  }

  /// @param what for messages: `start slipway-staging-frontend-0123456789-0`
  public Outcome outcome(String what, Order order) {
    try {
      order.give();
      return new Outcome.Done();
    } catch (RefusedException refused) {
      return new Outcome.Refused(refused.reason());
    } catch (UnavailableException unavailable) {
      return new Outcome.Unavailable(String.valueOf(unavailable.getMessage()));
    } catch (DockerException answer) {
      return new Outcome.Unavailable(said(what, answer));
    }
  }

  /// @throws UnavailableException also for an answer that nobody expected: it says nothing about
  ///   the content
  public <T> T answer(String what, Asking<T> question) throws UnavailableException {
    try {
      return question.ask();
    } catch (DockerException answer) {
      throw new UnavailableException(said(what, answer), answer);
    }
  }

  private String said(String what, DockerException answer) {
    return "target %s cannot %s: %s".formatted(target, what, Answers.said(answer));
  }
}
