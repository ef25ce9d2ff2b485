package dev.slipway.reconciler.router.builtin;

import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.RoutePlan;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.Router;
import dev.slipway.reconciler.router.builtin.protocol.About;
import dev.slipway.reconciler.router.builtin.protocol.TokenFile;
import dev.slipway.reconciler.router.json.MalformedException;
import dev.slipway.reconciler.router.json.PlanJson;
import dev.slipway.reconciler.router.json.RoutedJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The built-in router: a process of its own on this machine, which outlives the reconciler.
///
/// [#start] finds it or starts it. When a later call finds nobody, it is started again in the
/// background, and the call is `Unavailable`: the router comes up with the plans that it had.
public final class BuiltinRouter implements Router, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BuiltinRouter.class);

  private final ControlClient client;
  private final RouterProcess process;
  private final AtomicBoolean starting = new AtomicBoolean();

  private BuiltinRouter(ControlClient client, RouterProcess process) {
    this.client = client;
    this.process = process;
  }

  /// @throws UnavailableException with one line for people: an address is taken, the folder cannot
  ///   be written, a router of another version runs
  public static BuiltinRouter start(BuiltinRouterSettings settings) throws UnavailableException {
    ControlClient client;
    try {
      Files.createDirectories(settings.state());
      String token = TokenFile.readOrCreate(settings.tokenFile());
      client = new ControlClient(settings.control(), token, settings.deadline());
    } catch (IOException e) {
      throw new UnavailableException("the router's state folder cannot be used: " + e, e);
    }
    RouterProcess process = new RouterProcess(settings, client);
    try {
      process.ensure();
    } catch (UnavailableException e) {
      client.close();
      throw e;
    }
    return new BuiltinRouter(client, process);
  }

  @Override
  public Map<ServiceKey, Routed> routes(String environment) throws UnavailableException {
    try {
      HttpResponse<String> response = client.routes(environment);
      if (response.statusCode() != 200) {
        throw new UnavailableException("the router answered: " + response.body());
      }
      return RoutedJson.parse(response.body());
    } catch (IOException e) {
      throw new UnavailableException(unreachable(e), e);
    } catch (MalformedException e) {
      throw new UnavailableException("the router's answer was not understood", e);
    }
  }

  @Override
  public Outcome apply(RoutePlan plan) {
    try {
      return outcome(client.put(plan.key(), PlanJson.write(plan)));
    } catch (IOException e) {
      return new Outcome.Unavailable(unreachable(e));
    }
  }

  @Override
  public Outcome remove(ServiceKey key) {
    try {
      return outcome(client.delete(key));
    } catch (IOException e) {
      return new Outcome.Unavailable(unreachable(e));
    }
  }

  /// The process that serves users now; a reconciler's restart does not change it.
  ///
  /// @throws UnavailableException when it does not answer
  public long pid() throws UnavailableException {
    if (client.look() instanceof Sighting.Known(About about)) {
      return about.pid();
    }
    throw new UnavailableException("the router does not answer");
  }

  /// Ends the router process, after requests in flight: users get no answer from then on. For
  /// demonstrations and tests.
  ///
  /// @throws UnavailableException when it does not end within `patience`
  public void stop(Duration patience) throws UnavailableException {
    process.stop(patience);
  }

  /// Lets go of the router, which runs on.
  @Override
  public void close() {
    client.close();
  }

  private static Outcome outcome(HttpResponse<String> response) {
    return switch (response.statusCode()) {
      case 200 -> new Outcome.Done();
      case 400, 409 -> new Outcome.Refused("the router refused: " + response.body());
      default -> new Outcome.Unavailable("the router answered: " + response.body());
    };
  }

  private String unreachable(IOException e) {
    if (e instanceof ConnectException) {
      startInBackground();
      return "the router is not running; it is being started again";
    }
    return "the router did not answer: " + ControlClient.reason(e);
  }

  /// One at a time; each failed attempt is followed by one that the next call makes.
  private void startInBackground() {
    if (starting.compareAndSet(false, true)) {
      Thread.ofVirtual()
          .name("router-start")
          .start(() -> {
            try {
              process.ensure();
            } catch (UnavailableException e) {
              LOG.warn("router not started reason={}", e.getMessage());
            } finally {
              starting.set(false);
            }
          });
    }
  }
}
