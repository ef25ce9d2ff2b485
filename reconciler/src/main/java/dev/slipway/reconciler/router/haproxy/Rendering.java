package dev.slipway.reconciler.router.haproxy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// HAProxy's files for all services. Pure; what a rollout changes is in servers and maps only, so
/// that it can be changed at run time too.
///
///     user -> frontend: which service (map of hosts), which release (map of plans)
///               -> backend SERVICE:SLOT -> an instance
///               -> backend SERVICE:SLOT:shielded -> first:   inner frontend -> backend SERVICE:SLOT
///                                                   standin: inner frontend -> the other slot's
///
/// The candidate's turn is error diffusion over a counter of the service's requests, as in
/// `ShareSequence`: number `n` is the candidate's when `n * weight mod 100 < weight`.
final class Rendering {
  static final String CONFIGURATION = "haproxy.cfg";

  /// The stick table whose counters number the requests of each service.
  static final String SHARES = "slipway:shares";

  private static final String MARK =
      "# Made by Slipway after every change, and made anew after the next: edits are lost.\n";

  private static final String CHOICE =
      """
        option forwardfor
        http-request deny deny_status 405 if METH_CONNECT
        http-request set-var(txn.began) date(0,us)
      {service}
        http-request return status 404 content-type text/plain string "No service is routed here. './slipway status' shows where each one is.\\n" unless { var(txn.service) -m found }
        http-request set-header X-Forwarded-Proto http unless { req.hdr(x-forwarded-proto) -m found }
        http-request set-header X-Forwarded-Host %[req.hdr(host)] if { req.hdr(host) -m found } !{ req.hdr(x-forwarded-host) -m found }
        http-request set-var(txn.plan) var(txn.service),map_str(plans.map)
        http-request set-var(txn.weight) var(txn.plan),field(3,:),add(0)
        http-request set-var(txn.primary) var(txn.plan),field(6,:)
        http-request set-var(txn.candidate) var(txn.plan),field(7,:)
        acl has_candidate var(txn.candidate),length gt 1
        acl is_sticky var(txn.plan),field(5,:) -m str 1
        acl is_chosen var(txn.role) -m found
        acl is_candidate var(txn.role) -m str candidate
        # A person asks for a release by header: it answers at any weight, and nobody stands in.
        http-request set-var(txn.role) str(candidate) if has_candidate { req.hdr(x-slipway-release) -m str -i candidate }
        http-request set-var(txn.role) str(primary) if { req.hdr(x-slipway-release) -m str -i baseline }
        http-request set-var(txn.asked) bool(true) if is_chosen
        # A cookie keeps a user with a release as long as it has a share.
        http-request set-var-fmt(txn.cookie) slipway-%[var(txn.service),regsub([.],-)] if is_sticky
        http-request set-var(txn.cookies) req.fhdr(cookie) if is_sticky
        http-request set-var(txn.met) "var(txn.cookie),concat(|,txn.cookies),regsub('^([^|]+)[|](.*; *)?\\\\1=([0-9a-f]*).*','\\\\3')" if is_sticky
        acl met_candidate var(txn.met),strcmp(txn.candidate) eq 0
        acl met_primary var(txn.met),strcmp(txn.primary) eq 0
        http-request set-var(txn.role) str(candidate) if is_sticky !is_chosen has_candidate met_candidate { var(txn.weight) -m int gt 0 }
        http-request set-var(txn.role) str(primary) if is_sticky !is_chosen met_primary { var(txn.weight) -m int lt 100 }
        http-request set-var(txn.newcomer) bool(true) if is_sticky !is_chosen
        # Everybody else: by weight.
        http-request track-sc0 var(txn.service) table slipway:shares
        http-request set-var(txn.turn) sc_inc_gpc0(0),mul(txn.weight),mod(100),sub(txn.weight) if !is_chosen has_candidate
        http-request set-var(txn.role) str(candidate) if !is_chosen has_candidate { var(txn.turn) -m int lt 0 }
        http-request set-var(txn.role) str(primary) if !is_chosen
        http-request set-var(txn.slot) var(txn.plan),field(1,:) if !is_candidate
        http-request set-var(txn.slot) var(txn.plan),field(2,:) if is_candidate
        http-request set-var(txn.release) var(txn.primary) if !is_candidate
        http-request set-var(txn.release) var(txn.candidate) if is_candidate
        http-request set-var(txn.answering) var(txn.release)
        acl has_body req.hdr(transfer-encoding) -m found
        acl has_body req.hdr_val(content-length) gt 0
        acl is_idempotent method GET HEAD OPTIONS
        acl is_shielded var(txn.shielded) -m found
        http-request set-var(txn.shielded) bool(true) if is_candidate is_idempotent !has_body { var(txn.plan),field(4,:) -m str 1 } !{ var(txn.asked) -m found }
        http-request set-log-level silent if is_shielded
        http-response add-header Set-Cookie "%[var(txn.cookie)]=%[var(txn.answering)]; Path=/; HttpOnly; SameSite=Lax" if { var(txn.newcomer) -m found }
        http-after-response set-var(txn.took) date(0,us),sub(txn.began)
        use_backend %[var(txn.service)]:%[var(txn.slot)]:shielded if is_shielded
        use_backend %[var(txn.service)]:%[var(txn.slot)]
      """;

  private final Layout layout;
  private final List<Seating> services;

  private Rendering(Layout layout, Collection<Seating> services) {
    this.layout = layout;
    this.services = services.stream().sorted(Comparator.comparing(Seating::name)).toList();
  }

  /// @param hosts entries of the map of hosts
  /// @param plans entries of the map of plans
  record Files(String configuration, String hosts, String plans) {
    /// The proxy by which a worker that was started with this configuration is told.
    String layout() {
      return configuration.substring(configuration.lastIndexOf(' ') + 1).strip();
    }
  }

  static Files of(Layout layout, Collection<Seating> services) {
    Rendering rendering = new Rendering(layout, services);
    return new Files(rendering.configuration(), rendering.hosts(), rendering.plans());
  }

  private String hosts() {
    return services.stream()
        .flatMap(service -> service.host().stream().map(host -> host + " " + service.name() + "\n"))
        .sorted()
        .collect(Collectors.joining());
  }

  private String plans() {
    return services.stream()
        .map(service -> service.name() + " " + PlanLine.of(service) + "\n")
        .collect(Collectors.joining());
  }

  private String configuration() {
    String proxies =
        Stream.of(
                Stream.of(global(), shares(), users(), inner()),
                services.stream().flatMap(this::port),
                services.stream().flatMap(this::backends))
            .flatMap(part -> part)
            .collect(Collectors.joining("\n", MARK, "\n"));
    return proxies
        + "# Tells which file a running HAProxy was started with.\nbackend "
        + layout(proxies)
        + "\n";
  }

  /// The name of an empty proxy that stands for all that can be changed by a reload only: servers
  /// are left out.
  private static String layout(String proxies) {
    String fixed =
        proxies
            .lines()
            .filter(line -> !line.startsWith("  server "))
            .collect(Collectors.joining("\n"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(fixed.getBytes(StandardCharsets.UTF_8));
      return "slipway:layout:" + HexFormat.of().formatHex(hash, 0, 5);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private String global() {
    return """
    global
      default-path config
      hard-stop-after 1h
      mworker-max-reloads 50

    defaults
      mode http
      timeout connect %1$dms
      timeout client %3$dms
      timeout http-keep-alive %3$dms
      timeout http-request 30s
      timeout server %2$dms
      timeout tunnel %3$dms
      option idle-close-on-response
      option redispatch 1
      retries 2
      retry-on conn-failure
      log-format "slipway %%[var(txn.service)] %%[var(txn.release)] %%ST %%[var(txn.took)]"
      http-error status 502 content-type text/plain string "The instance closed the connection without an answer.\\n"
      http-error status 503 content-type text/plain string "No instance of this service accepts connections.\\n"
      http-error status 504 content-type text/plain string "The instance did not answer in time.\\n"
    """
        .formatted(
            millis(layout.timeouts().connect()),
            millis(layout.timeouts().answer()),
            millis(layout.timeouts().idle()));
  }

  private static String shares() {
    return """
    backend %s
      stick-table type string len 128 size 10k store gpc0
    """
        .formatted(SHARES);
  }

  private String users() {
    String byHost =
        "  http-request set-var(txn.service) req.hdr(host),host_only,lower,map_str(hosts.map)";
    return frontend("users", layout.listen().port(), byHost);
  }

  private Stream<String> port(Seating service) {
    String fixed = "  http-request set-var(txn.service) str(" + service.name() + ")";
    return service.plan().route().port().stream()
        .mapToObj(port -> frontend(service.name(), port, fixed));
  }

  private String frontend(String name, int port, String service) {
    return "frontend %s\n  bind %s\n  log %s format raw local0\n"
            .formatted(name, layout.listen().withPort(port), layout.log())
        + CHOICE.replace("{service}", service);
  }

  /// Not abstract sockets: a reload that fails would pause them, and HAProxy ends where they cannot
  /// be paused.
  ///
  /// The two ways from a shielded pool to the instances: its own, and the other slot's.
  private String inner() {
    return """
    frontend slipway:inner
      bind %1$s mode 600 id 1
      bind %2$s mode 600 id 2
      log %3$s format raw local0
      http-request set-var(txn.began) date(0,us)
      http-request set-var(txn.order) req.hdr(x-slipway-inner)
      http-request del-header x-slipway-inner
      http-request set-var(txn.service) var(txn.order),field(1,' ')
      http-request set-var(txn.release) var(txn.order),field(2,' ')
      http-request set-var(txn.slot) var(txn.order),field(3,' ') if { so_id 1 }
      http-request set-var(txn.slot) var(txn.order),field(4,' ') if { so_id 2 }
      http-request set-log-level silent if { so_id 2 }
      http-after-response set-var(txn.took) date(0,us),sub(txn.began)
      use_backend %%[var(txn.service)]:%%[var(txn.slot)]
    """
        .formatted(socket("first"), socket("standin"), layout.log());
  }

  private Stream<String> backends(Seating service) {
    return Stream.of(Slot.values())
        .flatMap(slot -> Stream.of(pool(service, slot), shielded(service, slot)));
  }

  private static String pool(Seating service, Slot slot) {
    return service.servers(slot).stream()
        .map(
            server -> "  server %s %s %s\n".formatted(server.name(), server.address(), Steps.CHECK))
        .collect(Collectors.joining("", "backend " + service.backend(slot) + "\n", ""));
  }

  /// The first attempt takes `use-server`, a second one is balanced, and balancing knows only the
  /// stand-in. Each attempt is a connection's first request, so that an empty answer is a 502.
  private String shielded(Seating service, Slot slot) {
    return """
    backend %1$s
      option http-server-close
      timeout server %2$dms
      retries 1
      retry-on conn-failure empty-response junk-response response-timeout 500 501 502 503 504
      http-request set-header X-Slipway-Inner "%%[var(txn.service)] %%[var(txn.release)] %3$s %4$s"
      http-response set-var(txn.answering) var(txn.primary) if { srv_name standin }
      use-server first if TRUE
      server first %5$s weight 0
      server standin %6$s
    """
        .formatted(
            service.shielded(slot),
            millis(layout.timeouts().answer()) * 2,
            slot,
            slot.other(),
            socket("first"),
            socket("standin"));
  }

  private String socket(String name) {
    return "unix@" + layout.folder().resolve(name + ".sock");
  }

  private static long millis(Duration duration) {
    return duration.toMillis();
  }
}
