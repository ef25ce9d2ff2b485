package dev.slipway.reconciler.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.delivery.Keys;
import dev.slipway.reconciler.delivery.ServiceKey;
import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackOrder;
import dev.slipway.reconciler.repository.EnvironmentsRepository.WriteBackResult;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every environments repository keeps: begins with frontend and backend 1.0.0 in staging.
public abstract class EnvironmentsRepositoryContract {
  private static final ServiceKey KEY = new ServiceKey("staging", "frontend");

  protected abstract EnvironmentsRepository repository();

  /// A person commits a version.
  protected abstract void bump(ServiceKey key, String version);

  protected abstract void reachable(boolean now);

  /// G1
  @Test
  void noChangeGivesTheSameState() throws UnavailableException {
    assertThat(repository().fetch()).isSameAs(repository().fetch());
  }

  @Test
  void aCommitReplacesOnlyWhatItTouches() throws UnavailableException {
    DesiredState before = repository().fetch();
    bump(KEY, "1.1.0");

    DesiredState after = repository().fetch();

    assertThat(after.services("staging").get("backend"))
        .isSameAs(before.services("staging").get("backend"));
    assertThat(frontend(after).placement().version()).hasToString("1.1.0");
    assertThat(frontend(after).commit()).isEqualTo(after.head());
  }

  /// G7
  @Test
  void whatCannotBeAskedIsUnavailableUntilItIsBack() throws UnavailableException {
    repository().fetch();
    reachable(false);

    assertThatThrownBy(() -> repository().fetch()).isInstanceOf(UnavailableException.class);
    assertThat(repository().writeBack(order("r-1", "1.0.0", "0.9.0")))
        .isInstanceOf(WriteBackResult.NotWritten.class);

    reachable(true);
    assertThat(version()).isEqualTo("1.0.0");
  }

  /// R11
  @Test
  void aWriteBackRestoresTheKeys() throws UnavailableException {
    repository().fetch();
    bump(KEY, "1.1.0");

    WriteBackResult result = repository().writeBack(order("r-1", "1.1.0", "1.0.0"));

    DesiredState after = repository().fetch();
    assertThat(version()).isEqualTo("1.0.0");
    assertThat(result).isEqualTo(new WriteBackResult.Written(after.head().id()));
  }

  /// R11: the person wins.
  @Test
  void aWriteBackThatSomebodyOvertookWritesNothing() throws UnavailableException {
    repository().fetch();
    bump(KEY, "1.1.0");
    repository().fetch();
    bump(KEY, "1.2.0");

    assertThat(repository().writeBack(order("r-1", "1.1.0", "1.0.0")))
        .isEqualTo(new WriteBackResult.Overtaken("Ada Lovelace <ada@example.com>"));
    assertThat(version()).isEqualTo("1.2.0");
  }

  @Test
  void theSameWriteBackIsWrittenOnce() throws UnavailableException {
    repository().fetch();
    bump(KEY, "1.1.0");
    WriteBackResult first = repository().writeBack(order("r-1", "1.1.0", "1.0.0"));
    bump(KEY, "1.1.0");

    assertThat(repository().writeBack(order("r-1", "1.1.0", "1.0.0"))).isEqualTo(first);
    assertThat(version()).isEqualTo("1.1.0");
  }

  private String version() throws UnavailableException {
    return frontend(repository().fetch()).placement().version().text();
  }

  private static DesiredService frontend(DesiredState state) {
    return Objects.requireNonNull(state.services("staging").get("frontend"));
  }

  private static WriteBackOrder order(String rollout, String expected, String restored) {
    return new WriteBackOrder(
        KEY, keys(expected), keys(restored), rollout, "error-rate 7 % over 5 %");
  }

  private static Keys keys(String version) {
    return new Keys(new Version(version), Optional.empty());
  }
}
