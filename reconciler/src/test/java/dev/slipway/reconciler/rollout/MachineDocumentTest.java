package dev.slipway.reconciler.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/rollout-machine.md` names what the code has, and nothing else.
class MachineDocumentTest {
  private static final Pattern DIAGRAM = Pattern.compile("  (\\w+) --> (\\w+).*");

  @Test
  void theTableOfStatesHasARowForEachState() {
    List<String> states =
        MachineDocument.rows().stream()
            .map(row -> row.getFirst().replace("`", ""))
            .sorted()
            .toList();

    assertThat(states).isEqualTo(Sealed.names(RolloutState.class));
  }

  @Test
  void everySignalCauseAndEventIsNamed() {
    assertThat(MachineDocument.text())
        .contains(quoted(Signal.class))
        .contains(quoted(PauseCause.class))
        .contains(quoted(EndCause.class))
        .contains(quoted(RolloutEvent.class));
  }

  @Test
  void theDiagramShowsNoWayThatTheTableDoesNotHave() {
    List<String> drawn =
        MachineDocument.text()
            .lines()
            .map(DIAGRAM::matcher)
            .filter(matcher -> matcher.matches() && !matcher.group().contains("Any"))
            .map(matcher -> matcher.group(1) + " -> " + matcher.group(2))
            .toList();

    assertThat(drawn).hasSizeGreaterThan(20);
    assertThat(MachineDocument.ways()).containsAll(drawn);
  }

  private static List<String> quoted(Class<?> type) {
    return Sealed.names(type).stream().map(name -> "| `" + name + "`").toList();
  }
}
