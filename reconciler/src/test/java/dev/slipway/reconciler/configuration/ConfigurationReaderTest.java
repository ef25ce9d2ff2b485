package dev.slipway.reconciler.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.configuration.Address;
import dev.slipway.environments.configuration.BackupConfiguration;
import dev.slipway.environments.configuration.ConfigurationFile.Outcome;
import dev.slipway.environments.configuration.JournalDatabase;
import dev.slipway.environments.configuration.RepositoryConfiguration;
import dev.slipway.environments.configuration.RepositoryConfiguration.Committer;
import dev.slipway.environments.configuration.RepositoryConfiguration.Rewritten;
import dev.slipway.environments.configuration.RepositoryConfiguration.SshKey;
import dev.slipway.environments.configuration.RepositoryConfiguration.Token;
import dev.slipway.environments.configuration.TracingConfiguration;
import dev.slipway.reconciler.configuration.TargetConfiguration.LogKeeping;
import dev.slipway.reconciler.configuration.TargetConfiguration.UnkeptLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {
  private static final Path FULL =
      Path.of("src", "test", "resources", "configuration", "full.yaml");
  private static final Path DOCUMENT = Path.of("..", "docs", "reconciler-configuration.md");

  @TempDir private Path folder;

  @Test
  void whatIsLeftOutHasADefault() throws IOException {
    Configuration read =
        accepted(
            """
            repository: {url: environments.git}
            targets:
              local:
                kind: process
                artifacts: artifacts
                router: {kind: builtin}
            """);

    Path state = folder.resolve("state");
    Path target = state.resolve("targets").resolve("local");
    assertThat(read)
        .isEqualTo(
            new Configuration(
                new Address("127.0.0.1", 7070),
                state.resolve("token"),
                state,
                Optional.empty(),
                new BackupConfiguration(Optional.empty(), Duration.ofHours(6), Duration.ofDays(30)),
                Optional.empty(),
                new RepositoryConfiguration(
                    folder.resolve("environments.git").toString(),
                    "main",
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Optional.empty(),
                    Optional.empty(),
                    Rewritten.REFUSE,
                    Duration.ofMinutes(5),
                    new Committer("Slipway", "slipway@localhost")),
                new WebhookSecrets(Optional.empty(), Optional.empty(), Optional.empty()),
                new TreeMap<>(
                    Map.of(
                        "local",
                        new TargetConfiguration.Processes(
                            folder.resolve("artifacts"),
                            target,
                            UnkeptLimits.REFUSE,
                            new LogKeeping(10 << 20, 5),
                            new RouterConfiguration.Builtin(
                                new Address("127.0.0.1", 8080),
                                target.resolve("router"),
                                0,
                                new RouterConfiguration.Timeouts(
                                    Duration.ofSeconds(2),
                                    Duration.ofMinutes(1),
                                    Duration.ofMinutes(5)))))),
                folder.resolve("secrets"),
                new TreeMap<>(),
                Optional.empty(),
                new AnalysisPace(Duration.ofMillis(250), Duration.ofSeconds(2)),
                new Repair(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(10)),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2)));
  }

  @Test
  void everyKeyIsMapped() throws IOException {
    Configuration read = accepted(Files.readString(FULL));

    assertThat(read)
        .isEqualTo(
            new Configuration(
                new Address("127.0.0.1", 7171),
                folder.resolve("api.token"),
                folder.resolve("var"),
                Optional.of(
                    new JournalDatabase(
                        URI.create("postgresql://db.example.com:5433/slipway"),
                        "keeper",
                        folder.resolve("journal.password"),
                        Optional.of(folder.resolve("db-ca.pem")),
                        "deliveries")),
                new BackupConfiguration(
                    Optional.of(Path.of("/mnt/backups")), Duration.ofHours(1), Duration.ofDays(7)),
                Optional.of(
                    new TracingConfiguration(
                        URI.create("https://collector.example.com:4318"),
                        Optional.of(folder.resolve("collector.headers")))),
                new RepositoryConfiguration(
                    "https://git.example.com/acme/environments.git",
                    "live",
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(20),
                    Optional.of(new Token("oauth2", folder.resolve("git.token"))),
                    Optional.empty(),
                    Rewritten.FOLLOW,
                    Duration.ofMinutes(10),
                    new Committer("Slipway Bot", "slipway@example.com")),
                new WebhookSecrets(
                    Optional.of(folder.resolve("hooks/github.secret")),
                    Optional.of(folder.resolve("hooks/gitlab.secret")),
                    Optional.of(folder.resolve("hooks/gitea.secret"))),
                new TreeMap<>(
                    Map.of(
                        "production",
                        new TargetConfiguration.Processes(
                            folder.resolve("artifacts"),
                            Path.of("/var/lib/slipway/production"),
                            UnkeptLimits.IGNORE,
                            new LogKeeping(1 << 20, 3),
                            new RouterConfiguration.Builtin(
                                new Address("0.0.0.0", 8080),
                                folder.resolve("router"),
                                7272,
                                new RouterConfiguration.Timeouts(
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(30),
                                    Duration.ofMinutes(2)))),
                        "containers",
                        new TargetConfiguration.Docker(
                            everyKeyOfDocker(), new RouterConfiguration.Memory()),
                        "several-machines",
                        new TargetConfiguration.Swarm(
                            SwarmReaderTest.everyKey(folder), new RouterConfiguration.Memory()),
                        "rehearsal",
                        new TargetConfiguration.Memory(new RouterConfiguration.Memory()),
                        "edge",
                        new TargetConfiguration.Memory(
                            new RouterConfiguration.Haproxy(
                                new Address("0.0.0.0", 80),
                                Path.of("/run/slipway/haproxy"),
                                new RouterConfiguration.Start(
                                    RouterConfiguration.Starter.OTHERS,
                                    List.of("/usr/sbin/haproxy")),
                                new Address("reconciler", 5514),
                                new RouterConfiguration.Timeouts(
                                    Duration.ofSeconds(3),
                                    Duration.ofSeconds(40),
                                    Duration.ofMinutes(3)))))),
                Path.of("/etc/slipway/secrets"),
                new TreeMap<>(
                    Map.of(
                        "warm-cdn",
                        new HookConfiguration.Http(
                            URI.create("https://cdn.example.com/warm"),
                            Optional.of(folder.resolve("cdn.token")),
                            Duration.ofSeconds(10)),
                        "backup-database",
                        new HookConfiguration.Program(
                            List.of("bin/backup", "--all"),
                            folder.resolve("scripts"),
                            Duration.ofMinutes(5)))),
                Optional.of(
                    new PrometheusConfiguration(
                        URI.create("https://prometheus.example.com/metrics"),
                        Optional.of(folder.resolve("prometheus.token")),
                        Optional.of(folder.resolve("prometheus-ca.pem")),
                        Duration.ofSeconds(5))),
                new AnalysisPace(Duration.ofMillis(100), Duration.ofSeconds(1)),
                new Repair(Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(3)),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5)));
  }

  private DockerConfiguration everyKeyOfDocker() {
    return new DockerConfiguration(
        folder.resolve("docker"),
        new TreeMap<>(
            Map.of(
                "one",
                new DockerConfiguration.Engine(
                    URI.create("unix:///run/docker.sock"), Optional.empty(), "127.0.0.1"),
                "two",
                new DockerConfiguration.Engine(
                    URI.create("tcp://192.0.2.7:2376"),
                    Optional.of(
                        new DockerConfiguration.Tls(
                            folder.resolve("tls/ca.pem"),
                            folder.resolve("tls/cert.pem"),
                            folder.resolve("tls/key.pem"))),
                    "192.0.2.8"))),
        new DockerConfiguration.Networks(
            DockerConfiguration.Reach.PORTS, "services", List.of("databases")),
        new DockerConfiguration.Containers(
            DockerConfiguration.SecretDelivery.FILES, 200, new LogKeeping(1 << 20, 2)),
        new TreeMap<>(
            Map.of(
                "acme",
                new DockerConfiguration.Registry(
                    "registry.example.com", "slipway", folder.resolve("registry.password")))),
        new TreeMap<>(
            Map.of(
                "frontend",
                new DockerConfiguration.Allowance(
                    new TreeMap<>(
                        Map.of(
                            "data",
                            new DockerConfiguration.Mount(
                                "/srv/data", "/data", DockerConfiguration.Access.WRITE))),
                    List.of("NET_RAW"),
                    DockerConfiguration.Root.WRITABLE,
                    List.of("/var/cache")))));
  }

  @Test
  void anSshRepositoryNeedsItsKeyAndTheKnownHosts() throws IOException {
    Configuration read =
        accepted(
            "repository: {url: 'git@git.example.com:acme/env.git', ssh: {key: k, knownHosts: h}}");

    assertThat(read.repository().ssh())
        .contains(new SshKey(folder.resolve("k"), folder.resolve("h")));
    assertThat(refused("repository: {url: 'ssh://git@git.example.com/env.git'}"))
        .containsExactly("1:19: ssh needs the section \"ssh\" with key and knownHosts");
  }

  @Test
  void everyProblemIsNamedAtOnceWithItsPlaceAndWhatIsAllowed() throws IOException {
    List<String> problems =
        refused(
            """
            listen: 7070
            repositry: {}
            repository: {url: environments.git, pol: 15s}
            targets:
              local:
                kind: proces
              other:
                kind: process
                artifacts: a
                router: {kind: builtin, timeouts: {connect: 5}}
              third: {}
            analysis: {look: 1h}
            """);

    assertThat(problems)
        .containsExactly(
            "1:9: expected an address such as 127.0.0.1:7070, found \"7070\"",
            "2:1: unknown key \"repositry\", allowed are listen, state, token, secrets, drain,"
                + " idleLook, journal, backup, tracing, repository, webhooks, targets, hooks, metrics, analysis, repair"
                + " (did you mean \"repository\"?)",
            "3:37: unknown key \"pol\", allowed are url, branch, poll, deadline, staleAfter,"
                + " rewritten, token, ssh, committer (did you mean \"poll\"?)",
            "6:11: expected one of process, docker, swarm, memory, found \"proces\" (did you mean \"process\"?)",
            "10:49: expected a duration from 50ms to 1m, such as 250ms, 2s, 5m, 1h, found \"5\"",
            "11:10: the key \"kind\" is missing, it is one of process, docker, swarm, memory",
            "12:18: expected a duration from 50ms to 10s, such as 250ms, 2s, 5m, 1h, found \"1h\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "repository: {url: 'https://ada:secret@git.example.com/e.git'} | without a password",
        "repository: {url: 'http://git.example.com/e', token: {file: t}} | never sent over http://",
        "repository: {url: e.git, token: {file: t}} | a token is for https:// only",
        "repository: {url: e.git, ssh: {key: k, knownHosts: h}} | a key is for ssh only",
        "repository: {url: e.git, token: {user: u}} | the key \"file\" is missing",
        "{repository: {url: e.git}, hooks: {h: {}}} | either \"url\" or \"command\"",
        "{repository: {url: e.git}, hooks: {h: {command: []}}} | expected a program",
        "{repository: {url: e.git}, hooks: {h: {command: [x], token: t}}} | a token is for hooks",
        "{repository: {url: e.git}, hooks: {'../h': {command: [x]}}} | expected a name",
        "{repository: {url: e.git}, repair: {first: 1m, longest: 1s}} | not shorter than the first",
        "{repository: {url: e.git}, listen: 'localhost:70700'} | expected an address",
        "{repository: {url: e.git}, journal: {password: p}} | the key \"url\" is missing",
        "{repository: {url: e.git}, journal: {url: 'postgresql://h/d'}} | the key \"password\"",
        "{repository: {url: e.git}, journal: {url: 'postgresql://u:secret@h/d', password: p}} | without user",
        "{repository: {url: e.git}, journal: {url: 'postgresql://h/d?ssl=true', password: p}} | without user",
        "{repository: {url: e.git}, journal: {url: 'jdbc:h2:mem', password: p}} | expected postgresql:",
        "{repository: {url: e.git}, journal: {url: 'postgresql://h/d', password: p, schema: pg_x}} | expected a name",
        "{listen: 127.0.0.1:1} | the key \"repository\" is missing",
        "[] | expected a mapping"
      })
  void whatDoesNotFitIsRefused(String text, String message) throws IOException {
    assertThat(refused(text)).singleElement().asString().contains(message);
  }

  @Test
  void twoThingsNeverListenOnOneAddress() throws IOException {
    assertThat(
            refused(
                """
                repository: {url: e.git}
                targets:
                  a: {kind: memory, router: {kind: builtin}}
                  b: {kind: memory, router: {kind: builtin}}
                """))
        .singleElement()
        .asString()
        .contains("the router of b and the router of a would both listen on 127.0.0.1:8080");
  }

  @Test
  void aSecretInTheAddressIsNotRepeated() throws IOException {
    List<String> problems = new ArrayList<>();
    problems.addAll(refused("repository: {url: 'https://ada:secret@git.example.com/e.git'}"));
    problems.addAll(refused("repository: {url: 'ada:secret@git.example.com/e.git'}"));
    problems.addAll(refused("{repository: {url: e.git}, hooks: {h: {url: 'http://a:secret@b/'}}}"));

    assertThat(problems).hasSize(3).noneMatch(problem -> problem.contains("secret"));
  }

  @Test
  void aFileThatIsNotThereIsOneProblem() {
    Outcome<Configuration> outcome = ConfigurationReader.read(folder.resolve("missing.yaml"));

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    assertThat(((Outcome.Refused<Configuration>) outcome).problems())
        .singleElement()
        .asString()
        .endsWith("missing.yaml:1:1: cannot be read: there is no such file");
  }

  /// Written anew by `-Ddocs.write=true`.
  @Test
  void theReferenceIsCurrent() throws IOException {
    String document = ReferenceDocument.text(Files.readString(FULL));

    ReferenceDocument.writeIfAsked(DOCUMENT, document);
    assertThat(DOCUMENT).hasContent(document);
  }

  private Configuration accepted(String text) throws IOException {
    return new WrittenConfiguration(folder).accepted(text);
  }

  private List<String> refused(String text) throws IOException {
    return new WrittenConfiguration(folder).refused(text);
  }

  @Test
  void headersOfTracesGoOverTlsOrNotBeyondThisMachine() throws IOException {
    List<String> problems =
        refused(
            """
            repository: {url: environments.git}
            tracing: {endpoint: "http://collector.example.com:4318", headers: collector.headers}
            """);

    assertThat(problems).containsExactly("2:21: headers are never sent over http://, use https://");
  }
}
