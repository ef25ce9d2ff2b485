package dev.slipway.reconciler.target.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateTest {
  private static final String MADE =
      """
      {"ContainerSpec": {"Image": "a", "Env": ["A=b"], "ReadOnly": true, "Mounts": []},
       "Resources": {"Limits": {"Pids": 200}}}
      """;

  TemplateTest() {}

  private static Template template(String json) throws Exception {
    return Template.of(new ObjectMapper().readTree(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'[\"A=b\"]' | '[\"A=c\"]' | Env",
        "'\"ReadOnly\": true' | '\"ReadOnly\": false' | ReadOnly",
        "'\"ReadOnly\": true' | '\"User\": \"root\"' | ReadOnly,User",
        "'{\"Pids\": 200}' | '{\"Pids\": 900}' | Resources",
        "'\"Mounts\": []' | '\"Mounts\": [{\"Source\": \"/\"}]' | Mounts"
      })
  void whatWasChangedIsNamed(String before, String after, String names) throws Exception {
    assertThat(template(MADE).differences(template(MADE.replace(before, after))))
        .containsExactly(names.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"Mounts\": []' | '\"Mounts\": null'",
        "', \"Mounts\": []' | ''",
        "'\"ReadOnly\"' | '\"LaterEnginesKnow\": 1, \"ReadOnly\"'"
      })
  void whatMeansTheSameIsNoChange(String before, String after) throws Exception {
    assertThat(template(MADE).differences(template(MADE.replace(before, after)))).isEmpty();
  }

  @Test
  void aLabelHoldsAllOfIt() throws Exception {
    Template made = template(MADE);

    assertThat(Template.parse(made.toString())).isEqualTo(made);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Env", "=1", "Env=1,"})
  void aDamagedLabelIsRefused(String text) {
    assertThatThrownBy(() -> Template.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
