package dev.slipway.environments.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.Requested;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests are found by the trailers of the commits that changed a service.
final class RequestsTest {
  private static final String OURS = "    version: %s # ours";

  @TempDir Path folder;
  private Remote remote;
  private GitRepository repository;

  @BeforeEach
  void begin() throws GitException {
    remote = Remote.withSample(folder);
    repository = open("mirror");
    fetched();
  }

  @AfterEach
  void end() {
    repository.close();
  }

  @Test
  void aRequestNamesTheServiceThatItsCommitChanged() throws GitException {
    String commit = ask("staging", "1.4.2", "1.5.0", "r-1");

    DesiredState state = fetched();

    assertThat(frontend(state, "staging").requests())
        .singleElement()
        .satisfies(request -> {
          assertThat(request.id()).isEqualTo("r-1");
          assertThat(request.commit()).isEqualTo(commit);
          assertThat(request.version()).hasToString("1.5.0");
          assertThat(request.overtaken()).isFalse();
        });
    assertThat(service(state, "staging", "backend").requests()).isEmpty();
    assertThat(frontend(state, "production").requests()).isEmpty();
  }

  @Test
  void oneCommitOfTwoRequestsForTwoServicesNamesBothForBoth() throws GitException {
    remote.replace("environments/staging.yaml", "1.4.2", "1.5.0");
    remote.commit("Ship both\n\nSlipway-Request: r-1\nSlipway-Request: r-2");

    DesiredState state = fetched();

    assertThat(frontend(state, "staging").requests())
        .extracting(Requested::id)
        .containsExactly("r-1", "r-2");
    assertThat(service(state, "staging", "backend").requests())
        .extracting(Requested::id)
        .containsExactly("r-1", "r-2");
  }

  @Test
  void inABurstANewerVersionOvertakesTheRequestsBeforeIt() throws GitException {
    ask("staging", "1.4.2", "1.5.0", "r-1");
    change("staging", "1.5.0", "1.6.0", "Merge by a person");
    ask("staging", "1.6.0", "1.5.0", "r-2");

    List<Requested> requests = frontend(fetched(), "staging").requests();

    assertThat(requests).extracting(Requested::id).containsExactly("r-2", "r-1");
    assertThat(requests).extracting(Requested::overtaken).containsExactly(false, true);
  }

  @Test
  void requestsThatCameOneByOneAreTheSameAsThoseOfABurst() throws GitException {
    ask("staging", "1.4.2", "1.5.0", "r-1");
    fetched();
    change("staging", "1.5.0", "1.6.0", "Merge by a person");
    fetched();
    ask("staging", "1.6.0", "1.7.0", "r-2");
    DesiredState state = fetched();

    try (GitRepository fresh = open("fresh")) {
      fresh.fetch();

      assertThat(frontend(fresh.read(), "staging").requests())
          .isEqualTo(frontend(state, "staging").requests())
          .extracting(Requested::overtaken)
          .containsExactly(false, true);
    }
  }

  /// What was asked and taken back within one fetch leaves the service as it was, but was seen.
  @Test
  void aRequestForWhatWasThereBeforeMakesTheServiceANewObject() throws GitException {
    DesiredState before = fetched();
    ask("staging", "1.4.2", "1.5.0", "r-1");
    ask("staging", "1.5.0", "1.4.2", "r-2");

    DesiredState after = fetched();

    assertThat(frontend(after, "staging").placement())
        .isEqualTo(frontend(before, "staging").placement());
    assertThat(frontend(after, "staging").commit()).isEqualTo(after.head());
    assertThat(frontend(after, "staging").requests())
        .extracting(Requested::id)
        .containsExactly("r-2", "r-1");
    assertThat(frontend(after, "production")).isSameAs(frontend(before, "production"));
  }

  @Test
  void aRequestIsNotNamedBeforeTheCommitThatIsUsedHasIt() throws GitException {
    remote.replace("services/frontend.yaml", "port: 3000", "port: many");
    remote.commit("Break");
    ask("staging", "1.4.2", "1.5.0", "r-1");

    assertThat(frontend(fetched(), "staging").requests()).isEmpty();
    try (GitRepository fresh = open("fresh")) {
      fresh.fetch();
      assertThat(frontend(fresh.read(), "staging").requests()).isEmpty();
    }

    remote.replace("services/frontend.yaml", "port: many", "port: 3000");
    remote.commit("Mend");

    assertThat(frontend(fetched(), "staging").requests())
        .extracting(Requested::id)
        .containsExactly("r-1");
  }

  @Test
  void whatIsAskedInABrokenFileCountsForTheCommitThatMendsIt() throws GitException {
    remote.replace("environments/staging.yaml", "target:", "tarket:");
    remote.commit("Break");
    fetched();
    ask("staging", "1.4.2", "1.5.0", "r-1");
    fetched();
    remote.replace("environments/staging.yaml", "tarket:", "target:");
    remote.commit("Mend");

    DesiredState state = fetched();

    assertThat(frontend(state, "staging").requests())
        .extracting(Requested::id)
        .containsExactly("r-1");
    assertThat(service(state, "staging", "backend").requests()).isEmpty();
  }

  /// `git pull` of a person with commits of their own makes the others' the second parent.
  @Test
  void aRequestOnTheSecondParentsSideIsFound() throws GitException {
    ask("staging", "1.4.2", "1.5.0", "r-1");
    remote.git("checkout", "-q", "-b", "own", "HEAD~1");
    remote.write("README.md", "own work");
    remote.git("add", "-A");
    remote.git("commit", "-q", "-m", "Own work");
    remote.git("merge", "-q", "-m", "Merge main", "main");
    remote.git("push", "-q", "origin", "own:main");

    assertThat(frontend(fetched(), "staging").requests())
        .extracting(Requested::id)
        .containsExactly("r-1");
  }

  @Test
  void onlyTheLastParagraphNamesRequestsAndOnlyPlainIds() throws GitException {
    change(
        "staging",
        "1.4.2",
        "1.5.0",
        "Ship\n\nSlipway-Request: r-1\n\nSlipway-Request: r 2\nSlipway-Request: r-3");

    assertThat(frontend(fetched(), "staging").requests())
        .extracting(Requested::id)
        .containsExactly("r-3");
  }

  @Test
  void aCommitWithoutARequestReadsNoFileForThem() throws GitException {
    long parsed = repository.parsed();
    change("staging", "1.4.2", "1.5.0", "Merge by a person");
    change("staging", "1.5.0", "1.6.0", "Merge by a person");

    fetched();

    assertThat(repository.parsed()).isEqualTo(parsed + 1);
  }

  private String ask(String environment, String old, String version, String request) {
    return change(environment, old, version, "Ship\n\nSlipway-Request: " + request);
  }

  private String change(String environment, String old, String version, String message) {
    remote.replace(
        "environments/" + environment + ".yaml", OURS.formatted(old), OURS.formatted(version));
    return remote.commit(message);
  }

  private DesiredState fetched() throws GitException {
    repository.fetch();
    return repository.read();
  }

  private GitRepository open(String name) throws GitException {
    GitSettings settings =
        GitSettings.of(remote.url(), "main", folder.resolve(name), new Access.Anonymous());
    return GitRepository.open(settings, InstantSource.system());
  }

  private static DesiredService frontend(DesiredState state, String environment) {
    return service(state, environment, "frontend");
  }

  private static DesiredService service(DesiredState state, String environment, String service) {
    return Objects.requireNonNull(state.services(environment).get(service));
  }
}
