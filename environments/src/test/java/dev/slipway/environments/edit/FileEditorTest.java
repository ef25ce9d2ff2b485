package dev.slipway.environments.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Problem;
import dev.slipway.environments.language.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileEditorTest {
  private static final String FILE = "environments/staging.yaml";
  private static final Digest DIGEST = new Digest("sha256:" + "ab".repeat(32));

  /// `~` stands for a line end, `@` for the place of the value.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "services:~  frontend:~    version: @~    replicas: 3~",
        "# above~services:~  frontend:~    version: @   # why~    replicas: 3~",
        "services:~  frontend:~    version: @\t# a tab~    replicas: 3",
        "services:~  frontend:~    version: @",
        "services:~        frontend:~           version:      @     ~",
        "services: {frontend: {version: @, replicas: 3}}",
        "services:~  frontend: {version: @, replicas: 3} # flow~",
        "services:~  frontend: {replicas: 3, version: @}~",
        "services:~  frontend: {~    version: @ , # soon~    replicas: 3 }~",
        "services:~  frontend:~    version: \"@\"~",
        "services:~  frontend:~    version: '@' # quoted~",
        "{\"services\":{\"frontend\":{\"version\":\"@\",\"replicas\":3}}}",
        "services:~  backend:~    version: 1.4.2~  frontend:~    version: @~  zeta: {version: 1.4.2}~",
        "reason: \"Grüße 🚀 日本\"  # 🚀🚀~services:~  frontend:~    version: @  # naïve 🚀~",
        "---~services:~  frontend:~    version: @~...~",
        "services:~  \"frontend\":~    'version': @~",
        "services:~  frontend:~    ? version~    : @~    ? replicas~    : 3~",
        "note: |~  services:~    frontend:~      version: 1.4.2~services:~  frontend:~    version: @~",
      })
  void onlyTheBytesOfTheVersionDiffer(String shape) {
    for (String lineEnd : List.of("\n", "\r\n")) {
      String before = shape.replace("~", lineEnd).replace("@", "1.4.2");
      String after = shape.replace("~", lineEnd).replace("@", "1.10");

      assertThat(edit(before, Edit.version("frontend", new Version("1.10")))).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "null", "true", "Y"})
  void aVersionThatYamlWouldReadAsAnotherTypeIsQuoted(String version) {
    String edited =
        edit("services: {frontend: {version: 1}}", Edit.version("frontend", new Version(version)));

    assertThat(edited).isEqualTo("services: {frontend: {version: \"" + version + "\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "services:~  a:~    version: 1~    replicas: 3~"
            + "|services:~  a:~    version: 1~    digest: @~    replicas: 3~",
        "services:~  a:~    version: 1 # pinned~"
            + "|services:~  a:~    version: 1 # pinned~    digest: @~",
        "services:~  a:~    version: 1" + "|services:~  a:~    version: 1~    digest: @",
        "services:~  a:~    version:  1~    replicas: 3~"
            + "|services:~  a:~    version:  1~    digest:   @~    replicas: 3~",
        "services:~  a:~       version: \"1\"~"
            + "|services:~  a:~       version: \"1\"~       digest: \"@\"~",
        "services: {a: {version: 1, replicas: 3}}"
            + "|services: {a: {version: 1, digest: @, replicas: 3}}",
        "services: {a: {version: 1}}" + "|services: {a: {version: 1, digest: @}}",
        "services: {a: {replicas: 3,version: 1}}"
            + "|services: {a: {replicas: 3,version: 1,digest: @}}",
        "{\"services\":{\"a\":{\"version\":\"1\"}}}"
            + "|{\"services\":{\"a\":{\"version\":\"1\", \"digest\":\"@\"}}}",
        "services:~  a:~    version: 1~    digest:~    replicas: 3~"
            + "|services:~  a:~    version: 1~    digest: @~    replicas: 3~",
        "services:~  a:~    version: 1~    digest: # later~"
            + "|services:~  a:~    version: 1~    digest: @ # later~",
      })
  void aMissingDigestIsWrittenInTheLayoutOfItsNeighbours(String before, String after) {
    for (String lineEnd : List.of("\n", "\r\n")) {
      String expected = after.replace("~", lineEnd).replace("@", DIGEST.text());

      assertThat(edit(before.replace("~", lineEnd), Edit.digest("a", DIGEST))).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "services:~  a:~    version: 1~    digest: x~    replicas: 3~"
            + "|services:~  a:~    version: 1~    replicas: 3~",
        "services:~  a:~    version: 1~    digest: x" + "|services:~  a:~    version: 1",
        "services: {a: {version: 1, digest: x, replicas: 3}}"
            + "|services: {a: {version: 1, replicas: 3}}",
        "services: {a: {digest: x, version: 1}}" + "|services: {a: {version: 1}}",
        "services: {a: {version: 1}}" + "|services: {a: {version: 1}}",
      })
  void aDigestIsTakenOut(String before, String after) {
    for (String lineEnd : List.of("\n", "\r\n")) {
      assertThat(edit(before.replace("~", lineEnd), Edit.withoutDigest("a")))
          .isEqualTo(after.replace("~", lineEnd));
    }
  }

  @Test
  void versionAndDigestChangeInOneGo() {
    String before = "services:\n  a: {version: 1.4.2, digest: 'old'} # c\n";

    Edited edited =
        FileEditor.apply(
            FILE,
            before.getBytes(UTF_8),
            List.of(Edit.version("a", new Version("2")), Edit.digest("a", DIGEST)));

    assertThat(text(edited))
        .isEqualTo("services:\n  a: {version: 2, digest: '" + DIGEST + "'} # c\n");
  }

  @Test
  void aFileThatAlreadySaysSoKeepsItsBytes() {
    String before = "services:\n  a: {version:   '1.4.2'}\n";

    assertThat(edit(before, Edit.version("a", new Version("1.4.2")))).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "services:~  b: {version: 1}|2:3|there is no",
        "other: 1|1:1|there is no",
        "services:~  a: {version: &x 1}|2:16|anchors",
        "services:~  a: {version: !!str 1}|2:16|tags",
        "services:~  a: {version: 1}~  a: {version: 2}|3:3|twice",
        "services: {a: {version: 1}}~---~b: 1|3:1|a second document",
        "services:~  a:~    version: [1]|3:14|not a value on its line",
        "services:~  a: 3|2:3|not a mapping",
        "services: {a: {version: 1}|1:27|not valid YAML",
        "services:~  a:~    version:\t1~|3:13|a tab cannot stand",
      })
  void whatCannotBeChangedSafelyIsRefusedWithItsPlace(
      String content, String place, String message) {
    Problem problem = problem(content.replace("~", "\n"), Edit.version("a", new Version("9")));

    assertThat(problem.toString()).startsWith(FILE + ":" + place + ": ").contains(message);
  }

  @Test
  void aFileThatIsNotTextOrTooLargeIsRefused() {
    Edit edit = Edit.version("a", new Version("9"));

    assertThat(FileEditor.apply(FILE, new byte[] {(byte) 0xff}, List.of(edit)))
        .isInstanceOf(Edited.Refused.class);
    assertThat(FileEditor.apply(FILE, new byte[256 * 1024 + 1], List.of(edit)))
        .isInstanceOf(Edited.Refused.class);
  }

  private static String edit(String before, Edit edit) {
    return text(FileEditor.apply(FILE, before.getBytes(UTF_8), List.of(edit)));
  }

  private static String text(Edited edited) {
    assertThat(edited).isInstanceOf(Edited.Content.class);
    return ((Edited.Content) edited).text();
  }

  private static Problem problem(String before, Edit edit) {
    Edited edited = FileEditor.apply(FILE, before.getBytes(UTF_8), List.of(edit));
    assertThat(edited).isInstanceOf(Edited.Refused.class);
    return ((Edited.Refused) edited).problem();
  }
}
