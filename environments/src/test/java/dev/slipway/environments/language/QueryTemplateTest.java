package dev.slipway.environments.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.environments.language.QueryTemplate.Placeholder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTemplateTest {
  private static final Map<Placeholder, String> VALUES =
      Map.of(
          Placeholder.SERVICE,
          "frontend",
          Placeholder.ENVIRONMENT,
          "production",
          Placeholder.CANDIDATE,
          "1.4.2+b7",
          Placeholder.BASELINE,
          "1.4.1",
          Placeholder.CANDIDATE_RELEASE,
          "c".repeat(64),
          Placeholder.BASELINE_RELEASE,
          "b".repeat(64));

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '$',
      value = {
        "up{a=\"{{service}}-{{ environment }}\"} => up{a=\"frontend-production\"}",
        "up{a='{{candidate}}'} / up{a='{{baseline}}'} => up{a='1.4.2+b7'} / up{a='1.4.1'}",
        "up{a=~\"{{candidate}}\"} => up{a=~\"1\\\\.4\\\\.2\\\\+b7\"}",
        "up{a !~ `x|{{baseline}}`} => up{a !~ `x|1\\.4\\.1`}",
        "up{a=~\"x\", b=\"{{baseline}}\"} => up{a=~\"x\", b=\"1.4.1\"}",
        "up{a=\"\\\"{{service}}\"} => up{a=\"\\\"frontend\"}",
        "sum(rate(errors[5m])) => sum(rate(errors[5m]))",
        "up # it's up => up # it's up",
      })
  void blanksAreFilledAsTheirPlaceAsksFor(String query, String asked) {
    assertThat(QueryTemplate.problem(query)).isEmpty();
    assertThat(QueryTemplate.fill(query, VALUES)).isEqualTo(asked);
  }

  @Test
  void releasesAreNamedByTheirHash() {
    assertThat(QueryTemplate.fill("up{a=\"{{candidateRelease}}/{{baselineRelease}}\"}", VALUES))
        .isEqualTo("up{a=\"" + "c".repeat(64) + "/" + "b".repeat(64) + "\"}");
  }

  @Test
  void aCommentEndsWithItsLine() {
    String query = "up # it's\n{a=\"{{service}}\"}";

    assertThat(QueryTemplate.fill(query, VALUES)).isEqualTo("up # it's\n{a=\"frontend\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '$',
      value = {
        "up{a=\"{{servce}}\"} => {{servce}} begins none of {{service}}, {{environment}}",
        "up{a=\"{{service\"} => {{service\"} begins none of {{service}}",
        "up{a=\"{{}}\"} => {{}} begins none of",
        "{{service}}_up => {{service}} stands outside of a quoted text",
        "up{a=\"b} => a text that begins with \" does not end",
        "up{a='b\\'} => a text that begins with ' does not end",
      })
  void whatCannotBeFilledIsSaid(String query, String problem) {
    assertThat(QueryTemplate.problem(query).orElseThrow()).startsWith(problem);
    assertThatThrownBy(() -> QueryTemplate.fill(query, VALUES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\\b", "a'b"})
  void noValueEndsTheTextInWhichItStands(String value) {
    String asked = QueryTemplate.fill("up{a=\"{{service}}\"}", Map.of(Placeholder.SERVICE, value));

    assertThat(QueryTemplate.problem(asked)).isEmpty();
    assertThat(asked).startsWith("up{a=\"").endsWith("\"}");
  }
}
