package dev.slipway.bot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.notify.Notifier.Look;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every notifier promises, shown by a stand-in for the other side that is strict about what
/// it understands.
public abstract class NotifierContract {
  /// Long enough for a busy machine.
  protected static final Duration PATIENT = Duration.ofSeconds(60);

  /// What goes wrong with the next that is told.
  public enum Trouble {
    /// a fault of the other side
    FOR_NOW,
    FOR_GOOD,
    /// nothing is answered, and the connection stays
    HANGS
  }

  /// To the stand-in, with every secret that there is.
  protected abstract Notifier notifier(Duration deadline);

  /// To a place where nobody listens.
  protected abstract Notifier toNobody();

  protected abstract void plan(Trouble trouble);

  /// The text of each notice that the stand-in took.
  protected abstract List<String> arrived();

  /// What the stand-in did not understand.
  protected abstract List<String> violations();

  /// Which the stand-in repeats in its answers.
  protected abstract List<String> secrets();

  /// The notifier's file that holds a secret is gone.
  protected abstract void loseSecret() throws IOException;

  /// Of the address to which mail would go.
  protected Dispatch dispatch() {
    return Incidents.dispatches("ours", Incidents.opened()).getFirst();
  }

  @AfterEach
  final void allOfItWasUnderstood() {
    assertThat(violations()).isEmpty();
  }

  private Told tell() {
    return tell(PATIENT);
  }

  private Told tell(Duration deadline) {
    try (Notifier notifier = notifier(deadline)) {
      return notifier.tell(dispatch());
    }
  }

  @Test
  void whatIsToldArrivesOnce() {
    assertThat(tell()).isEqualTo(new Told.Taken());

    assertThat(arrived())
        .singleElement()
        .asString()
        .contains("Critical", "frontend in production", "HighErrorRate");
  }

  @Test
  void whatMayPassIsToBeToldAgain() {
    plan(Trouble.FOR_NOW);

    assertThat(tell()).isInstanceOf(Told.Later.class);
    assertThat(arrived()).isEmpty();
    assertThat(tell()).isEqualTo(new Told.Taken());
    assertThat(arrived()).hasSize(1);
  }

  @Test
  void whatNoOtherTryChangesIsRefused() {
    plan(Trouble.FOR_GOOD);

    assertThat(tell()).isInstanceOf(Told.Refused.class);
    assertThat(arrived()).isEmpty();
  }

  @Test
  void noAnswerInTimeMayPass() {
    plan(Trouble.HANGS);

    assertThat(tell(Duration.ofMillis(300))).isInstanceOf(Told.Later.class);
  }

  @Test
  void whereNobodyListensMayPass() {
    try (Notifier nobody = toNobody()) {
      assertThat(nobody.tell(dispatch())).isInstanceOf(Told.Later.class);
      assertThat(nobody.look()).isInstanceOf(Look.Broken.class);
    }
  }

  @Test
  void noReasonHoldsASecret() {
    plan(Trouble.FOR_NOW);
    plan(Trouble.FOR_GOOD);

    assertThat(tell().toString() + tell()).doesNotContain(secrets());
  }

  @Test
  void aSecretThatIsNotThereMayBePutThere() throws IOException {
    loseSecret();

    assertThat(tell().toString()).startsWith("Later").contains("secret.file");
  }

  @Test
  void aLookTellsNobody() {
    try (Notifier notifier = notifier(PATIENT)) {
      assertThat(notifier.look()).isNotInstanceOf(Look.Broken.class);
    }

    assertThat(arrived()).isEmpty();
  }

  @Test
  void whoIsInterruptedWaitsNoLonger() throws InterruptedException {
    plan(Trouble.HANGS);
    Thread telling = Thread.ofVirtual().start(this::tell);

    telling.interrupt();

    assertThat(telling.join(PATIENT.dividedBy(2))).isTrue();
  }
}
