package dev.slipway.reconciler.router.haproxy;

import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.V1;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.V2;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.alone;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.canary;
import static dev.slipway.reconciler.router.haproxy.HaproxyFixture.pool;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.reconciler.delivery.Outcome;
import dev.slipway.reconciler.delivery.Pool;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.router.TestInstance;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A HAProxy that somebody else runs with our files, as a container of its own does; what is said
/// to its master can be refused on the way.
@Timeout(120)
@ExtendWith(InstalledHaproxy.class)
final class OthersHaproxyIT {
  private static final Outcome DONE = new Outcome.Done();

  @TempDir private Path folder;
  private HaproxyFixture fixture;
  private Pool one;
  private Optional<Process> haproxy = Optional.empty();

  @BeforeEach
  void open() throws IOException, UnavailableException {
    fixture =
        new HaproxyFixture(
            HaproxyFixture.startedByOthers(
                HaproxyFixture.settings(folder, HaproxyFixture.freePort())));
    one = pool(V1, fixture.instance("one"));
  }

  @AfterEach
  void close() throws UnavailableException {
    fixture.close();
    haproxy.ifPresent(Process::destroyForcibly);
  }

  @Test
  void whoHasToStartItIsToldHowAndItsFilesAreThereBefore() throws IOException {
    Outcome before = fixture.router.apply(alone(1, one));

    assertThat(before).isInstanceOf(Outcome.Unavailable.class);
    assertThat(before.toString()).contains("start it with 'haproxy -W -S " + socket());
    startHaproxy(socket());
    assertThat(fixture.router.apply(alone(1, one))).isEqualTo(DONE);
    assertThat(fixture.bodies(4)).containsOnly("one");
  }

  @Test
  void oneThatIsStartedAnewServesAsBeforeAndIsLedOn() throws Exception {
    startHaproxy(socket());
    Pool two = pool(V2, fixture.instance("two"));
    fixture.router.apply(alone(1, one));
    fixture.router.apply(canary(2, 50, one, two));

    haproxy.orElseThrow().destroyForcibly().onExit().join();
    startHaproxy(socket());

    assertThat(counted(40)).containsOnlyKeys("one", "two");
    assertThat(fixture.router.apply(canary(3, 0, one, two))).isEqualTo(DONE);
    assertThat(fixture.bodies(20)).containsOnly("one");
  }

  @Test
  void halfOfTheServersRefusingTheirWeightLeaveUsersWithTheBaseline() throws Exception {
    Path real = folder.resolve("real.sock");
    startHaproxy(real);
    List<TestInstance> candidates =
        Stream.generate(() -> fixture.instance("two")).limit(4).toList();
    Pool two = pool(V2, candidates.toArray(TestInstance[]::new));
    Predicate<String> ofHalf =
        command ->
            command.matches(".* set weight .* 1")
                && candidates.subList(0, 2).stream()
                    .anyMatch(each -> command.contains(":" + each.endpoint().port()));

    try (var _ = new ScriptedMaster(socket(), refusing(ofHalf, real))) {
      assertThat(fixture.router.apply(alone(1, one))).isEqualTo(DONE);

      Outcome refused = fixture.router.apply(canary(2, 50, one, two));

      assertThat(refused).isInstanceOf(Outcome.Unavailable.class);
      assertThat(refused.toString()).contains("HAProxy refused 'set weight ").contains("Not now.");
      assertThat(fixture.bodies(40)).containsOnly("one");
    }
    Files.delete(socket());
    try (var _ = new ScriptedMaster(socket(), refusing(_ -> false, real))) {
      assertThat(fixture.router.apply(canary(3, 50, one, two))).isEqualTo(DONE);
      assertThat(counted(40)).isEqualTo(Map.of("one", 20L, "two", 20L));
      assertThat(candidates).allMatch(candidate -> candidate.received() > 0);
      fixture.close();
    }
  }

  private Path socket() {
    return fixture.settings.socket();
  }

  private Map<String, Long> counted(int requests) {
    return fixture.bodies(requests).stream().collect(groupingBy(Function.identity(), counting()));
  }

  private void startHaproxy(Path master) throws IOException {
    haproxy =
        Optional.of(
            new ProcessBuilder(
                    InstalledHaproxy.program().orElseThrow().toString(),
                    "-W",
                    "-S",
                    "unix@" + master + ",mode,600",
                    "-f",
                    folder.resolve(Rendering.CONFIGURATION).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("others.log").toFile())
                .start());
    await().atMost(HaproxyFixture.PATIENCE).until(() -> answered(master, "show proc").isPresent());
  }

  private static Function<String, Optional<String>> refusing(
      Predicate<String> refused, Path master) {
    return command ->
        refused.test(command) ? Optional.of("Not now.\n\n") : answered(master, command);
  }

  /// Empty when nobody answers.
  private static Optional<String> answered(Path master, String command) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(master));
      channel.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.shutdownOutput();
      byte[] answer = Channels.newInputStream(channel).readAllBytes();
      return Optional.of(new String(answer, StandardCharsets.UTF_8));
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }
}
