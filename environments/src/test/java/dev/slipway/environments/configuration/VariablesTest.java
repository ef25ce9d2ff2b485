package dev.slipway.environments.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.environments.language.Problem;
import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Node;
import dev.slipway.environments.yaml.Parsed;
import dev.slipway.environments.yaml.YamlFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VariablesTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOST", "git.example.com", "EMPTY", "", "HOSTILE", "x\nadmin: yes # ${HOST} $1");

  private static Parsed<Node> read(String text) {
    Kind<Node> anything = (node, _) -> Optional.of(node);
    return YamlFile.read(
        "bot.yaml",
        text.getBytes(StandardCharsets.UTF_8),
        ConfigurationFile.withVariables(anything, ENVIRONMENT::get));
  }

  private static String value(String text) {
    Node.Mapping mapping = (Node.Mapping) read(text).value().orElseThrow();
    return ((Node.Scalar) mapping.entry("url").orElseThrow().value()).text();
  }

  private static Problem problem(String text) {
    Parsed<Node> parsed = read(text);
    assertThat(parsed.value()).isEmpty();
    assertThat(parsed.problems()).hasSize(1);
    return parsed.problems().getFirst();
  }

  @Test
  void aVariableTakesItsPlaceInAValue() {
    assertThat(value("url: https://${HOST}/acme.git"))
        .isEqualTo("https://git.example.com/acme.git");
    assertThat(value("url: \"${HOST}${HOST}\"")).isEqualTo("git.example.comgit.example.com");
  }

  @Test
  void aDefaultStandsInForAMissingAndForAnEmptyVariable() {
    assertThat(value("url: ${NONE:-here}")).isEqualTo("here");
    assertThat(value("url: ${EMPTY:-here}")).isEqualTo("here");
    assertThat(value("url: ${HOST:-here}")).isEqualTo("git.example.com");
    assertThat(value("url: a${NONE:-}b")).isEqualTo("ab");
  }

  @Test
  void aMissingVariableIsNamedWithItsPlace() {
    assertThat(problem("a: 1\nurl: https://${NONE}"))
        .extracting(Problem::line, Problem::column, Problem::message)
        .containsExactly(
            2,
            6,
            "the environment variable NONE is missing or empty: set it, or give a default, ${NONE:-...}");
    assertThat(problem("url: ${EMPTY}").message()).contains("EMPTY");
  }

  @Test
  void whatOnlyLooksLikeAVariableIsRefusedOrEscaped() {
    assertThat(problem("url: ${no name}").message()).contains("$${");
    assertThat(value("url: $${HOST}")).isEqualTo("${HOST}");
    assertThat(value("url: costs $5 or $HOST")).isEqualTo("costs $5 or $HOST");
  }

  @Test
  void aVariablesValueStaysOneTextWhateverStandsInIt() {
    assertThat(value("url: ${HOSTILE}")).isEqualTo("x\nadmin: yes # ${HOST} $1");
  }

  @Test
  void aKeyWhoseValueBecomesEmptyIsLeftOut() {
    Node.Mapping root =
        (Node.Mapping) read("a: ${NONE:-}\nb: \"${NONE:-}\"\nc:").value().orElseThrow();

    assertThat(root.entries()).extracting(entry -> entry.key().text()).containsExactly("b", "c");
  }

  @Test
  void aSectionOfWhichNothingIsLeftIsLeftOut() {
    Node.Mapping root =
        (Node.Mapping)
            read("a:\n  b: ${NONE:-}\n  c:\n    d: ${EMPTY:-}\ne: {}\nf:\n  g: ${NONE:-}\n  h: 1")
                .value()
                .orElseThrow();

    assertThat(root.entries()).extracting(entry -> entry.key().text()).containsExactly("e", "f");
  }

  @Test
  void variablesStandInListsAndDeepDownButNotInKeys() {
    Node.Mapping root =
        (Node.Mapping) read("a: {b: [x, \"${HOST}\"]}\n${HOST}: 1").value().orElseThrow();

    Node.Mapping inner = (Node.Mapping) root.entry("a").orElseThrow().value();
    Node.Sequence list = (Node.Sequence) inner.entry("b").orElseThrow().value();
    assertThat(((Node.Scalar) list.items().get(1)).text()).isEqualTo("git.example.com");
    assertThat(root.entry("${HOST}")).isPresent();
  }
}
