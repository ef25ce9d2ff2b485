package dev.slipway.reconciler.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"})
final class JournalCodecTest {
  private record Listed(int number, List<String> names) {}

  /// A journal of an older version is read on.
  @Test
  void aListThatAnOlderVersionDidNotHaveIsEmpty() {
    assertThat(new JournalCodec().read(Listed.class, "{\"number\":2}"))
        .isEqualTo(new Listed(2, List.of()));
  }

  private record Counted(int number) {
    public boolean isMany() {
      return number > 1;
    }
  }

  /// Else the journal could not be read again: `isMany` is no component.
  @Test
  void whatARecordSaysOfItselfIsNotWritten() {
    JournalCodec codec = new JournalCodec();

    String written = codec.write(Counted.class, new Counted(2));

    assertThat(written).isEqualTo("{\"number\":2}");
    assertThat(codec.read(Counted.class, written)).isEqualTo(new Counted(2));
  }
}
