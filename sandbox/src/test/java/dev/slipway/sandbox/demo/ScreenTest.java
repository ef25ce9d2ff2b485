package dev.slipway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ScreenTest {
  private final StringWriter out = new StringWriter();
  private final Screen screen = new Screen(new PrintWriter(out), false);

  @Test
  void aLongSentenceGoesOnUnderItsBeginning() {
    screen.say("12:00:00 ", "word ".repeat(30).strip(), Screen.Tone.BAD);

    assertThat(out.toString().lines())
        .hasSize(3)
        .allMatch(line -> line.length() <= 80)
        .element(1)
        .asString()
        .startsWith("         word");
  }

  @Test
  void aCommandToCopyStaysOnOneLine() {
    screen.command("git push ".repeat(20));

    assertThat(out.toString().lines()).hasSize(1);
  }
}
