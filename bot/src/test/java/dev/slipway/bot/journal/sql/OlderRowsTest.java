package dev.slipway.bot.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bot.request.Plan;
import dev.slipway.storage.JournalCodec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Rows that an older version wrote do not have what has been added since.
final class OlderRowsTest {
  private final JournalCodec codec = new JournalCodec();

  @Test
  void whatIsMissingFromAnOlderRowIsAbsent() {
    Plan plan =
        new Plan(
            "3fa2",
            "basis",
            Optional.empty(),
            "1.5.0",
            Optional.empty(),
            "canary",
            List.of(),
            false,
            Optional.empty(),
            List.of(),
            List.of());
    String row = codec.write(Plan.class, plan);
    String older = row.replace("\"before\":null,", "");
    assertThat(older).hasSizeLessThan(row.length());

    assertThat(codec.read(Plan.class, older)).isEqualTo(plan);
  }
}
