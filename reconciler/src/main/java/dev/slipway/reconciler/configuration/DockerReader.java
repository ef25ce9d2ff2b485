package dev.slipway.reconciler.configuration;

import dev.slipway.environments.configuration.Reading;
import dev.slipway.environments.configuration.Section;
import dev.slipway.environments.configuration.Type;
import dev.slipway.environments.configuration.Types;
import dev.slipway.environments.yaml.Scalars;
import dev.slipway.environments.yaml.Shapes;
import dev.slipway.reconciler.configuration.DockerConfiguration.Access;
import dev.slipway.reconciler.configuration.DockerConfiguration.Allowance;
import dev.slipway.reconciler.configuration.DockerConfiguration.Containers;
import dev.slipway.reconciler.configuration.DockerConfiguration.Engine;
import dev.slipway.reconciler.configuration.DockerConfiguration.Mount;
import dev.slipway.reconciler.configuration.DockerConfiguration.Networks;
import dev.slipway.reconciler.configuration.DockerConfiguration.Reach;
import dev.slipway.reconciler.configuration.DockerConfiguration.Registry;
import dev.slipway.reconciler.configuration.DockerConfiguration.Root;
import dev.slipway.reconciler.configuration.DockerConfiguration.SecretDelivery;
import dev.slipway.reconciler.configuration.DockerConfiguration.Tls;
import dev.slipway.reconciler.configuration.TargetConfiguration.LogKeeping;
import dev.slipway.reconciler.configuration.TargetReader.Placed;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Declares the keys of Docker targets. What a container may have beyond the defaults stands here
/// and nowhere else: no service file can ask for it.
final class DockerReader {
  private static final int MOST_PROCESSES = 1_000_000;
  static final String LOCAL = "127.0.0.1";
  private static final URI SOCKET = URI.create("unix:///var/run/docker.sock");
  private static final Pattern IP =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  private static final Pattern CAPABILITY = Pattern.compile("[A-Z][A-Z_]{1,30}");
  private static final Pattern NETWORK = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");
  private static final Pattern FOLDER = Pattern.compile("/[^:\\x00-\\x1f]+");

  static final Type<String> NETWORK_NAME =
      new Type<>("name of a network", "", Scalars.text(NETWORK, "a name of a network"));
  static final Type<List<String>> NETWORK_NAMES =
      new Type<>("list of names of networks", "", Shapes.list(NETWORK_NAME.kind()));
  static final String JOINED = "joined as well; they must be there";

  /// In a container or on the engine's machine.
  static final Type<String> PLACE =
      new Type<>("absolute path", "", Scalars.text(FOLDER, "an absolute path"));

  private final Types types;
  private final Supplier<Reading<LogKeeping>> logs;

  /// @param logs how the keys about logs are read
  DockerReader(Types types, Supplier<Reading<LogKeeping>> logs) {
    this.types = types;
    this.logs = logs;
  }

  Supplier<Placed<DockerConfiguration>> docker(Section section) {
    var engines = section.named("engines", Reading.keys(this::engine));
    var state =
        section.absentOr(
            "state",
            types.directory(),
            "`targets/NAME` in `state`",
            "which containers were healthy and which images were pulled");
    var networks = networks(section, engines.ifRead().map(read -> read.size()).orElse(1));
    var containers = containers(section);
    var registries = section.named("registries", Reading.keys(this::registry));
    var services = section.named("services", Reading.keys(DockerReader::allowance));
    return () ->
        folder ->
            new DockerConfiguration(
                state.get().orElse(folder),
                engines.get().isEmpty() ? local() : engines.get(),
                networks.get(),
                containers.get(),
                registries.get(),
                services.get());
  }

  private static SortedMap<String, Engine> local() {
    SortedMap<String, Engine> engines = new TreeMap<>();
    engines.put("local", new Engine(SOCKET, Optional.empty(), LOCAL));
    return engines;
  }

  private Supplier<Engine> engine(Section section) {
    var url = url(section, "where the engine answers");
    var tls = encryption(section, url);
    var address =
        section.absentOr(
            "address",
            new Type<>("IP address", "", Scalars.text(IP, "an IP address")),
            "`127.0.0.1` for a socket, else that of `url`",
            "with `reach: ports`: where the machine's ports are published and reached");
    return () -> {
      String host = isSocket(url.get()) ? LOCAL : url.get().getHost();
      if (address.get().isEmpty() && !IP.matcher(host).matches()) {
        section.refuse("url", "give the IP address of " + host + " in \"address\"");
      }
      return new Engine(url.get(), tls.get(), address.get().orElse(host));
    };
  }

  static Supplier<URI> url(Section section, String meaning) {
    return section.optional(
            "url",
            new Type<>(
                "`unix:///PATH` or `tcp://HOST:PORT`",
                "",
                Scalars.text("unix:///PATH or tcp://HOST:PORT", DockerReader::parsed)),
            SOCKET.toString(),
            meaning)
        ::get;
  }

  Supplier<Optional<Tls>> encryption(Section section, Supplier<URI> url) {
    var tls = section.optionalSection("tls", Reading.keys(this::tls));
    return () -> {
      if (isSocket(url.get()) && tls.get().isPresent()) {
        section.refuse("tls", "a socket is not encrypted: tls is for tcp:// only");
      }
      return tls.get();
    };
  }

  private static boolean isSocket(URI url) {
    return url.getScheme().equals("unix");
  }

  private static Optional<URI> parsed(String text) {
    try {
      URI url = URI.create(text);
      boolean socket = "unix".equals(url.getScheme()) && url.getHost() == null;
      boolean tcp = "tcp".equals(url.getScheme()) && url.getHost() != null && url.getPort() > 0;
      boolean plain = url.getRawUserInfo() == null && url.getQuery() == null;
      boolean path = url.getPath() != null && (url.getPath().length() > 1) == socket;
      return (socket || tcp) && plain && path ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Supplier<Tls> tls(Section section) {
    var ca = section.required("ca", types.file(), "who signed the engine's certificate, PEM");
    var certificate = section.required("certificate", types.file(), "the reconciler's own, PEM");
    var key = section.required("key", types.file(), "its key, PKCS #8 in PEM");
    return () -> new Tls(ca.get(), certificate.get(), key.get());
  }

  private static Supplier<Networks> networks(Section section, int engines) {
    var reach =
        section.absentOr(
            "reach",
            Types.oneOf(Reach.class),
            "`network`, with several engines `ports`",
            "where requests to an instance go: to its own address on `network`, or to a port of"
                + " the engine's machine");
    var network =
        section.optional(
            "network",
            NETWORK_NAME,
            "slipway",
            "joined by every instance; made, as a bridge, where it is missing");
    var joined = section.absentOr("networks", NETWORK_NAMES, "none", JOINED);
    return () ->
        new Networks(
            reach.get().orElse(engines > 1 ? Reach.PORTS : Reach.NETWORK),
            network.get(),
            joined.get().orElse(List.of()));
  }

  private Supplier<Containers> containers(Section section) {
    var secrets =
        section.optional(
            "secrets",
            Types.oneOf(SecretDelivery.class),
            "environment",
            "how instances find them: as variables, which the engine shows to whoever may ask it,"
                + " or as files `/run/secrets/VARIABLE`, named by `VARIABLE_FILE`");
    var processes = processes(section);
    var kept = section.section("logs", logs.get());
    return () -> new Containers(secrets.get(), processes.get(), kept.get());
  }

  static Supplier<Integer> processes(Section section) {
    return section.optional(
            "processes",
            Types.number(16, MOST_PROCESSES, "processes"),
            "1024",
            "most that one container may have, threads included")
        ::get;
  }

  Supplier<Registry> registry(Section section) {
    var host =
        section.required(
            "host", Types.text(), "as images name it; `docker.io` for those without a host");
    var user = section.required("user", Types.text(), "who pulls");
    var password = section.required("password", types.file(), "holds the password, one line");
    return () -> new Registry(host.get(), user.get(), password.get());
  }

  static Supplier<Allowance> allowance(Section section) {
    var mounts = section.named("mounts", Reading.keys(DockerReader::mount));
    var capabilities =
        section.absentOr(
            "capabilities",
            new Type<>(
                "list of capabilities",
                "",
                Shapes.list(
                    Scalars.text(CAPABILITY, "a capability of Linux such as NET_RAW")
                        .where(each -> !each.equals("ALL"), "each capability by its name"))),
            "none",
            "of Linux that its containers keep");
    var root =
        section.optional(
            "root", Types.oneOf(Root.class), "read-only", "its containers' root file system");
    var temporary =
        section.absentOr(
            "temporary",
            new Type<>("list of folders", "", Shapes.list(Scalars.text(FOLDER, "a folder"))),
            "none",
            "in memory, besides `/tmp`");
    return () ->
        new Allowance(
            mounts.get(),
            capabilities.get().orElse(List.of()),
            root.get(),
            temporary.get().orElse(List.of()));
  }

  private static Supplier<Mount> mount(Section section) {
    Type<String> folder = new Type<>("folder", "", Scalars.text(FOLDER, "an absolute folder"));
    var host = section.required("host", folder, "of the engine's machine");
    var container = section.required("container", folder, "where its containers find it");
    var access =
        section.optional("access", Types.oneOf(Access.class), "read", "what they may do with it");
    return () -> new Mount(host.get(), container.get(), access.get());
  }
}
