package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.api.RateLimits;
import dev.slipway.sandbox.slack.api.WebApi;
import dev.slipway.sandbox.slack.app.AppManifest;
import dev.slipway.sandbox.slack.app.Credentials;
import dev.slipway.sandbox.slack.delivery.Courier;
import dev.slipway.sandbox.slack.delivery.Deliveries;
import dev.slipway.sandbox.slack.delivery.EventDispatcher;
import dev.slipway.sandbox.slack.delivery.HttpCourier;
import dev.slipway.sandbox.slack.delivery.RequestSignature;
import dev.slipway.sandbox.slack.delivery.ResponseUrls;
import dev.slipway.sandbox.slack.faults.BumpyRoad;
import dev.slipway.sandbox.slack.faults.FaultControl;
import dev.slipway.sandbox.slack.faults.Faults;
import dev.slipway.sandbox.slack.http.Answer;
import dev.slipway.sandbox.slack.http.Call;
import dev.slipway.sandbox.slack.http.Site;
import dev.slipway.sandbox.slack.http.SiteServer;
import dev.slipway.sandbox.slack.http.SocketListener;
import dev.slipway.sandbox.slack.socket.SocketMode;
import dev.slipway.sandbox.slack.workspace.People;
import dev.slipway.sandbox.slack.workspace.Workspace;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// A local Slack, running on one port of this machine. Safe for several threads.
///
/// | Path | Serves |
/// |---|---|
/// | `/api/METHOD` | the Web API |
/// | `/response/ID` | `response_url`s |
/// | `/link/` | Socket Mode |
/// | `/control/faults` | [FaultControl] |
/// | all others | the page, once there is one: [#show(Site)] |
///
/// The app is told of things at its request URL once [#deliverTo(URI)] names one, else down the
/// sockets that it has opened.
public final class SlackServer implements AutoCloseable {
  private static final String API = "/api/";
  private static final String RESPONSE = "/response/";
  private static final String CONTROL = "/control/faults";

  private final SlackSetup setup;
  private final AtomicReference<Credentials> credentials;
  private final Workspace workspace;
  private final SocketMode sockets;
  private final Faults faults;
  private final AppAddress address;
  private final ResponseUrls responseUrls;
  private final WebApi api;
  private final EventDispatcher events;
  private final People people;
  private final AtomicReference<Site> page =
      new AtomicReference<>(_ -> Answer.text(404, "nothing here"));
  private final SiteServer server;

  private SlackServer(SlackSetup setup) throws IOException {
    this.setup = setup;
    this.credentials = new AtomicReference<>(setup.credentials());
    this.workspace = new Workspace(setup.cast(), setup.clock());
    this.sockets = new SocketMode(setup.cast().appId(), setup.deliveries().patience());
    this.faults = new Faults(sockets::cut);
    this.address = new AppAddress(sockets);
    this.responseUrls = new ResponseUrls(workspace, id -> url() + RESPONSE + id);
    this.api = new WebApi(workspace, setup.manifest(), credentials::get, this::socketUrl);
    Courier road = new BumpyRoad(address, faults);
    this.events = new EventDispatcher(workspace, setup.manifest(), road, setup.deliveries());
    this.people = workspace.people(new Deliveries(workspace, setup.manifest(), road, responseUrls));
    this.server = SiteServer.start(setup.address(), new Served());
    events.start();
  }

  /// Takes calls when it returns.
  ///
  /// @throws IOException when the port cannot be had
  public static SlackServer start(SlackSetup setup) throws IOException {
    return new SlackServer(setup);
  }

  /// `http://127.0.0.1:PORT`.
  public String url() {
    return "http://" + host();
  }

  /// What Slack's SDKs take as the prefix of methods: `http://127.0.0.1:PORT/api/`.
  public String apiUrl() {
    return url() + API;
  }

  public Credentials credentials() {
    return credentials.get();
  }

  /// Those before are refused from now on, and nothing is signed with them any more. The app is not
  /// told.
  public void rotate(Credentials next) {
    credentials.set(next);
  }

  public AppManifest manifest() {
    return setup.manifest();
  }

  public Workspace workspace() {
    return workspace;
  }

  /// What people do here; the app is told.
  public People people() {
    return people;
  }

  public Faults faults() {
    return faults;
  }

  public SocketMode sockets() {
    return sockets;
  }

  /// Events that the app did not take at any try.
  public long eventsGivenUp() {
    return events.givenUp();
  }

  /// Off unless they are switched on.
  public RateLimits rateLimits() {
    return api.rateLimits();
  }

  /// From now on, the app is told of things there. Its challenge is not waited for: the app may
  /// start later, as [#verify(URI)] finds out.
  ///
  /// @param requestUrl takes commands, events and interactions alike
  public void deliverTo(URI requestUrl) {
    deliverTo(requestUrl, courier -> courier);
  }

  /// The same by a courier that is put around the usual one: to time what is delivered, say.
  public void deliverTo(URI requestUrl, Function<HttpCourier, Courier> around) {
    HttpCourier courier = courier(requestUrl);
    address.move(Optional.of(new AppAddress.Way(courier, around.apply(courier))));
  }

  /// Whether an app answers there as Slack wants it: the challenge of `url_verification`.
  public boolean verify(URI requestUrl) {
    try (HttpCourier courier = courier(requestUrl)) {
      return courier.verify("sandbox", workspace.nextId(""));
    }
  }

  /// Serves that where Slack serves nothing.
  public void show(Site site) {
    page.set(site);
  }

  @Override
  public void close() {
    server.close();
    address.close();
  }

  private HttpCourier courier(URI requestUrl) {
    return new HttpCourier(
        requestUrl,
        new RequestSignature(() -> credentials.get().signingSecret()),
        setup.deliveries().patience(),
        setup.clock());
  }

  private String socketUrl() {
    return "ws://" + host() + SocketMode.PATH + "?" + sockets.ticket();
  }

  private String host() {
    return setup.address().getHostString() + ":" + server.port();
  }

  private final class Served implements Site {
    private final FaultControl control = new FaultControl(faults);

    @Override
    public Answer answer(Call call) {
      if (call.path().startsWith(API)) {
        String method = call.path().substring(API.length());
        return faults.around(method, () -> api.call(method, call));
      }
      if (call.path().startsWith(RESPONSE)) {
        String id = call.path().substring(RESPONSE.length());
        return faults.around("response_url", () -> responseUrls.take(id, call));
      }
      return call.path().equals(CONTROL) ? control.answer(call) : page.get().answer(call);
    }

    @Override
    public Optional<SocketListener> connect(Call call) {
      boolean taken = call.path().equals(SocketMode.PATH) && !faults.isAway();
      return taken ? sockets.connect(call) : Optional.empty();
    }
  }
}
