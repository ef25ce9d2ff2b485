package dev.slipway.environments.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.yaml.Scalars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/environments-repository.md` says what the parser does.
final class DocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/environments-repository.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\n# (\\S+)\n(.*?)```", Pattern.DOTALL);

  @Test
  void theExamplesOfTheReferenceAreValidTogether() throws IOException {
    Repository repository = new Repository();
    Matcher matcher = EXAMPLE.matcher(Files.readString(DOCUMENT));
    while (matcher.find()) {
      repository.with(matcher.group(1), matcher.group(2));
    }
    repository.with(
        "environments/staging.yaml",
        "environment: staging\ntarget: local\nservices: {frontend: {version: 1.4.2}}");

    Assembly assembly = repository.assemble();

    assertThat(repository.files()).hasSize(5);
    assertThat(assembly.problems()).isEmpty();
    assertThat(assembly.usable()).isEqualTo(2);
  }

  @Test
  void theReferenceNamesTheDefaults() throws IOException {
    assertThat(Files.readString(DOCUMENT))
        .contains(
            "| `minRequests`, `warmUp`, `maxHold` | %d, %s, %s "
                .formatted(
                    Defaults.MIN_REQUESTS,
                    Scalars.written(Defaults.WARM_UP),
                    Scalars.written(Defaults.MAX_HOLD)),
            "`shield`, `watch`, `deadline` | `hold`, `%s`, %s, %s |"
                .formatted(
                    Defaults.SHIELD,
                    Scalars.written(Defaults.WATCH),
                    Scalars.written(Defaults.DEADLINE)),
            "crash-rate, complaints, alerts: %s, `1 of 1`; unhealthy, prometheus: %s, `2 of 3`"
                .formatted(
                    Scalars.written(Defaults.AT_ONCE.interval()),
                    Scalars.written(Defaults.REPEATED.interval())),
            "`wait: %s`, `rounds: %d`".formatted(Scalars.written(Defaults.WAIT), Defaults.ROUNDS));
  }
}
