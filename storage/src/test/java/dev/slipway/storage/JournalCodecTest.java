package dev.slipway.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void whichRecordOfASealedInterfaceItIsStandsBesideItsComponents() {
    JournalCodec codec = new JournalCodec();
    Shape box = new Box(2, Optional.of(new Dot()));

    String written = codec.write(Shape.class, box);

    assertThat(written).isEqualTo("{\"is\":\"Box\",\"side\":2,\"inner\":{\"is\":\"Dot\"}}");
    assertThat(codec.read(Shape.class, written)).isEqualTo(box);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"is\":\"Star\"}",
        "{\"is\":\"Box\",\"side\":2,\"inner\":null,\"mood\":1}",
        "{\"is\":\"Box\",\"inner\":null}",
        "{"
      })
  void whatThisVersionDoesNotKnowIsAnError(String written) {
    JournalCodec codec = new JournalCodec();

    assertThatThrownBy(() -> codec.read(Shape.class, written))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("Shape that this version cannot read");
  }

  private sealed interface Shape {}

  private record Box(int side, Optional<Shape> inner) implements Shape {}

  private record Dot() implements Shape {}
}
