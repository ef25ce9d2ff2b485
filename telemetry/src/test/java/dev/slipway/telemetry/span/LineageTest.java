package dev.slipway.telemetry.span;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LineageTest {
  private final Lineage root = Lineage.ofRequest("r-7k3mq2");

  /// Two services of different versions may write one trace: the derivation never changes.
  @Test
  void idsAreDerivedFromWhatBothServicesKnow() {
    assertThat(root.trace()).isEqualTo("f27d06073a60f68a646a8cd83bd86fff");
    assertThat(root.span()).isEqualTo("5e700a8cc3b4a8d7");
    assertThat(root.parent()).isEmpty();
  }

  @Test
  void childrenStandInTheSameTraceBelowTheirParent() {
    Lineage child = root.child("rollout 1");

    assertThat(child.trace()).isEqualTo(root.trace());
    assertThat(child.parent()).contains(root.span());
    assertThat(child.span()).hasSize(16).isNotEqualTo(root.child("rollout 2").span());
    assertThat(child.child("0").parent()).contains(child.span());
  }

  @Test
  void aRolloutThatNoRequestAskedForHasATraceOfItsOwn() {
    assertThat(Lineage.ofRollout("r-7k3mq2").trace()).isNotEqualTo(root.trace());
  }
}
