package dev.slipway.environments.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A thousand files that nobody would call tidy.
final class GeneratedFilesTest {
  private static final int FILES = 1_000;
  private static final Digest DIGEST = new Digest("sha256:" + "0f".repeat(32));

  @Test
  void onlyTheBytesOfTheVersionDiffer() {
    assertThat(LongStream.range(0, FILES).mapToObj(OddFile::of))
        .hasSize(FILES)
        .allSatisfy(file ->
            assertThat(edit(file, Edit.version(file.service(), new Version("2.10"))))
                .isEqualTo(file.with("2.10")));
  }

  @Test
  void anAddedDigestLeavesAllThatStoodThereInItsOrder() {
    assertThat(LongStream.range(0, FILES).mapToObj(OddFile::of))
        .allSatisfy(file -> {
          String edited = edit(file, Edit.digest(file.service(), DIGEST));

          assertThat(edited).startsWith(file.before() + file.version()).contains(DIGEST.text());
          assertThat(edited.length() - file.text().length()).isBetween(80, 110);
          assertThat(isSubsequence(file.text(), edited)).isTrue();
        });
  }

  @Test
  void anAddedDigestThatIsTakenOutAgainLeavesTheFileAsItWas() {
    List<OddFile> blocks =
        LongStream.range(0, FILES)
            .mapToObj(OddFile::of)
            .filter(file -> !file.after().lines().findFirst().orElse("").contains("}"))
            .filter(file -> !file.after().contains("# why"))
            .collect(Collectors.toList());

    assertThat(blocks)
        .hasSizeGreaterThan(200)
        .allSatisfy(file -> {
          String added = edit(file, Edit.digest(file.service(), DIGEST));

          Edited removed =
              FileEditor.apply(
                  "x.yaml", added.getBytes(UTF_8), List.of(Edit.withoutDigest(file.service())));
          assertThat(removed).isEqualTo(new Edited.Content(file.text()));
        });
  }

  private static String edit(OddFile file, Edit edit) {
    Edited edited = FileEditor.apply("x.yaml", file.text().getBytes(UTF_8), List.of(edit));
    assertThat(edited).as(file.text()).isInstanceOf(Edited.Content.class);
    return ((Edited.Content) edited).text();
  }

  private static boolean isSubsequence(String part, String whole) {
    int found = 0;
    for (int i = 0; i < whole.length() && found < part.length(); i++) {
      if (whole.charAt(i) == part.charAt(found)) {
        found++;
      }
    }
    return found == part.length();
  }
}
