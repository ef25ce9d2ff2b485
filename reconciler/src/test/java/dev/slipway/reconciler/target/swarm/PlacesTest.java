package dev.slipway.reconciler.target.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlacesTest {
  PlacesTest() {}

  @Test
  void anInstanceKeepsItsSlotWhenAnotherComes() {
    Places one = Places.only(1).among(Set.of(1), 1);

    assertThat(one.with(0).among(Set.of(1), 2)).hasToString("0:0,1:1");
    assertThat(one.with(0).among(Set.of(1, 2), 2)).hasToString("0:2,1:1");
  }

  @Test
  void whenSwarmTakesAwayAnothersSlotOnlyThatOneMoves() {
    Places left = Places.parse("0:1,1:2,2:3").without(2);

    assertThat(left.among(Set.of(1, 2, 3), 2)).hasToString("0:1,1:2");
    assertThat(left.among(Set.of(2, 3), 2)).hasToString("0:3,1:2");
  }

  @Test
  void anInstanceWhoseSlotIsEmptyIsStillLookedForThere() {
    assertThat(Places.parse("0:1,1:2").among(Set.of(2), 2)).hasToString("0:1,1:2");
  }

  @Test
  void whatOthersHadSwarmRunBesidesIsAnInstanceToo() {
    Places two = Places.parse("0:1,2:2");

    assertThat(two.among(Set.of(1, 2, 3, 4), 4)).hasToString("0:1,1:3,2:2,3:4");
    assertThat(two.among(Set.of(1, 2), 4)).hasToString("0:1,2:2");
  }

  @Test
  void whatIsThereAlreadyIsNotAddedAnew() {
    assertThat(Places.parse("0:4").with(0)).hasToString("0:4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0:1:2", "a:1", "0:1,"})
  void damagedPlacesAreRefused(String text) {
    assertThatThrownBy(() -> Places.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
