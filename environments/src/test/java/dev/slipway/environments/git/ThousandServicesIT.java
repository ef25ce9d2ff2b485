package dev.slipway.environments.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A commit costs what it changes: 1,000 services in 3 environments, one line changed. The number
/// is printed; what is asserted is what does not depend on the machine.
final class ThousandServicesIT {
  private static final int SERVICES = 1_000;
  private static final int ROUNDS = 40;

  @TempDir Path folder;

  @Test
  void aOneLineCommitParsesOneFileAndReplacesOneObject() throws GitException {
    Remote remote = Remote.in(folder);
    for (int i = 0; i < SERVICES; i++) {
      remote.write("services/s" + i + ".yaml", Remote.service("s" + i));
    }
    for (String name : List.of("dev", "staging", "production")) {
      remote.write("environments/" + name + ".yaml", environment(name));
    }
    remote.commit("Begin");
    GitSettings settings =
        GitSettings.of(remote.url(), "main", folder.resolve("mirror"), new Access.Anonymous());

    try (GitRepository repository = GitRepository.open(settings, InstantSource.system())) {
      repository.fetch();
      DesiredState before = repository.read();
      List<Duration> costs = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        String old = i == 0 ? "1.0.0 # s500" : "2." + (i - 1) + " # s500";
        remote.replace("environments/production.yaml", old, "2." + i + " # s500");
        remote.commit("Bump");
        repository.fetch();
        long parsed = repository.parsed();

        long begin = System.nanoTime();
        DesiredState after = repository.read();
        costs.add(Duration.ofNanos(System.nanoTime() - begin));

        assertThat(repository.parsed()).isEqualTo(parsed + 1);
        IdentityHashMap<DesiredService, String> same = new IdentityHashMap<>();
        before.services("production").forEach((name, service) -> same.put(service, name));
        assertThat(after.services("production").values())
            .filteredOn(service -> !same.containsKey(service))
            .extracting(service -> service.service().name())
            .containsExactly("s500");
        assertThat(after.services("dev").get("s500")).isSameAs(before.services("dev").get("s500"));
        before = after;
      }
      List<Duration> warm = new ArrayList<>(costs.subList(ROUNDS / 2, ROUNDS));
      Collections.sort(warm);
      System.out.println(
          "one-line commit, 1,000 services in 3 environments: first "
              + costs.getFirst().toMillis()
              + " ms, warm median "
              + warm.get(warm.size() / 2).toNanos() / 1e6
              + " ms, best "
              + warm.getFirst().toNanos() / 1e6
              + " ms");
    }
  }

  private static String environment(String name) {
    return "environment: "
        + name
        + "\ntarget: local\nservices:\n"
        + IntStream.range(0, SERVICES)
            .mapToObj(i -> "  s" + i + ":\n    version: 1.0.0 # s" + i + "\n    replicas: 2\n")
            .collect(Collectors.joining());
  }
}
