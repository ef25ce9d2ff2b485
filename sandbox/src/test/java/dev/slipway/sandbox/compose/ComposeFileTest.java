package dev.slipway.sandbox.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What docker-compose.yml asks for and what .env.example says, without an engine.
final class ComposeFileTest {
  private static final Path HOME = Path.of("..");
  private static final Pattern USED = Pattern.compile("\\$\\{([A-Z_]+)");
  private static final Pattern GIVEN = Pattern.compile("(?m)^#?([A-Z_]+)=");

  @Test
  void theExampleNamesEveryVariableThatIsUsedAndTheProfiles() throws IOException {
    SortedSet<String> used = names(USED, "docker-compose.yml");
    assertThat(used).contains("SLACK_BOT_TOKEN");
    used.add("COMPOSE_PROFILES");

    assertThat(names(GIVEN, ".env.example")).isEqualTo(used);
  }

  private static SortedSet<String> names(Pattern pattern, String file) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    Matcher matcher = pattern.matcher(Files.readString(HOME.resolve(file)));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
