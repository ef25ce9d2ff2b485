package dev.slipway.reconciler.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.reconciler.planning.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whoever is told of a block finds what to do about its kind.
class BlockRunbookTest {
  private static final Path RUNBOOK =
      Path.of("..", "docs", "runbooks", "SlipwayEnvironmentBlocked.md");

  @ParameterizedTest
  @EnumSource(Block.Kind.class)
  void eachKindHasARow(Block.Kind kind) throws IOException {
    assertThat(Files.readAllLines(RUNBOOK))
        .filteredOn(line -> line.startsWith("| `" + Phrases.kind(kind) + "` |"))
        .hasSize(1);
  }
}
