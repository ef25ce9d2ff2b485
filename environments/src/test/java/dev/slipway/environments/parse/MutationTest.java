package dev.slipway.environments.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real files, damaged at random: none crashes the parser, and none that is taken is misread. The
/// seed is fixed, so a failure repeats; its message shows the file.
final class MutationTest {
  private static final int MUTATIONS = 12_000;

  @Test
  @Timeout(300)
  void noDamagedFileCrashesTheParserOrIsMisread() {
    Random random = new Random(20261121);
    List<Map.Entry<String, String>> files = new ArrayList<>(Repository.sample().files().entrySet());
    files.addAll(DesignExample.FILES.entrySet());
    int accepted = 0;
    int compared = 0;

    for (int i = 0; i < MUTATIONS; i++) {
      var file = files.get(random.nextInt(files.size()));
      byte[] bytes = Mutations.mutated(file.getValue(), random);
      RepositoryFile parsed = RepositoryFiles.parse(file.getKey(), bytes);
      if (parsed.parsed().value().isPresent()) {
        accepted++;
        compared += compare(new String(bytes, StandardCharsets.UTF_8), parsed);
      } else {
        assertThat(parsed.parsed().problems()).isNotEmpty().allMatch(each -> each.line() > 0);
      }
    }

    System.out.printf(
        "%d mutations, %d accepted, %d scalars compared%n", MUTATIONS, accepted, compared);
    assertThat(accepted).isBetween(MUTATIONS / 20, MUTATIONS * 9 / 10);
    assertThat(compared).isGreaterThan(accepted * 5);
  }

  @Test
  void theOracleFindsAMisreadValue() {
    String text = Repository.sample().text("services/frontend.yaml");
    RepositoryFile other =
        RepositoryFiles.parse(
            "services/frontend.yaml",
            text.replace("250ms", "251ms").getBytes(StandardCharsets.UTF_8));

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> compare(text, other))
        .hasMessageContaining("/health/interval: the text 250ms was read as PT0.251S");
  }

  private static int compare(String text, RepositoryFile file) {
    try {
      return Oracle.compare(text, file.parsed().value().orElseThrow());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(e.getMessage() + " in " + file.path() + ":\n" + text, e);
    }
  }
}
