package dev.slipway.environments.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The schemas that editors use, held against the parser. They never mark what the parser takes; of
/// what it refuses they mark what a schema can express.
final class SchemaTest {
  private static final Map<String, JsonSchema> SCHEMAS =
      List.of("service", "environment", "slipway", "oncall").stream()
          .collect(Collectors.toMap(each -> each, SchemaTest::load));

  @Test
  void theSchemasTakeTheSampleAndTheDesignsExample() {
    Repository.sample()
        .files()
        .forEach((path, text) -> assertThat(complaints(path, text)).as(path).isEmpty());
    DesignExample.FILES.forEach(
        (path, text) -> assertThat(complaints(path, text)).as(path).isEmpty());
  }

  @Test
  void whateverTheParserTakesTheSchemasTake() {
    Random random = new Random(7);
    List<Map.Entry<String, String>> files = new ArrayList<>(Repository.sample().files().entrySet());
    files.addAll(DesignExample.FILES.entrySet());
    int accepted = 0;

    for (int i = 0; i < 2_000; i++) {
      var file = files.get(random.nextInt(files.size()));
      byte[] bytes = Mutations.mutated(file.getValue(), random);
      if (RepositoryFiles.parse(file.getKey(), bytes).parsed().value().isPresent()) {
        accepted++;
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(complaints(file.getKey(), text)).as(text).isEmpty();
      }
    }

    assertThat(accepted).isGreaterThan(300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "port: 3000 => prot: 3000",
        "port: 3000 => port: 0",
        "port: 3000 => port: \"3000\"",
        "port: 3000 => port: 3.5",
        "service: frontend => service: Frontend",
        "path: /health => path: health",
        "256MiB => 256MB",
        "cpus: 0.5 => cpus: 0",
        "LOG_LEVEL => LOG-LEVEL",
        "frontend/database-url => ../x",
        "https://github.com => ftp://github.com",
        "owners: [web] => owners: web",
        "interval: 2s => interval: 0s",
        "version: 1.4.2 => version: ../x",
        "sha256:0123 => sha256:xyz",
        "replicas: 3 => replicas: 3.9",
        "{weight: 25, => {weight: 100,",
        "error-rate, max: 5% => error-rate, max: 5",
        "metric: error-rate, max: 5% => metric: error-rate",
        "metric: error-rate => metric: eror-rate",
        "latency-p95 => latency-p50",
        "crash-rate, max: 1% => crash-rate",
        "{severity: critical} => {service: x}",
        "{severity: critical} => {a-b: x}",
        "{severity: critical} => critical",
        "onInsufficient: hold => onInsufficient: wait",
        "whenFrozen: finish => whenFrozen: stop",
        "commit: push => commit: merge",
        "2026-11-21T18:00Z => tomorrow",
        "{allowed: false} => {allowed: no}",
        "{host: www.example.com} => {host: a, port: 1}",
        "{blueGreen: {watch: 10m}} => {blueGreen: {}, recreate: {}}",
        "{blueGreen: {watch: 10m}} => {blueGreen: {steps: []}}",
        "aliases: [prod] => aliases: [default]",
        "shield: true => shield: yes",
        "\"#deploys\" => deploys",
        "target: production => x: production",
      })
  void parserAndSchemaRefuseTheSame(String what, String by) {
    DesignExample.FILES.forEach((path, text) -> {
      String bad = text.replace(what, by);
      boolean changed = !bad.equals(text);
      byte[] bytes = bad.getBytes(StandardCharsets.UTF_8);
      assertThat(RepositoryFiles.parse(path, bytes).parsed().value().isEmpty()).isEqualTo(changed);
      assertThat(complaints(path, bad).isEmpty()).as(bad).isEqualTo(!changed);
    });
  }

  private static List<String> complaints(String path, String text) {
    String kind =
        path.contains("/")
            ? path.substring(0, path.indexOf('/') - 1)
            : path.substring(0, path.indexOf('.'));
    Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
    return Objects.requireNonNull(SCHEMAS.get(kind)).validate(json(root), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  /// As editors see a file: scalars by the core schema of YAML 1.2.
  private static String json(Node node) {
    return switch (node) {
      case MappingNode mapping ->
          mapping.getValue().stream()
              .map(each -> quoted(each.getKeyNode()) + ":" + json(each.getValueNode()))
              .collect(Collectors.joining(",", "{", "}"));
      case SequenceNode sequence ->
          sequence.getValue().stream()
              .map(SchemaTest::json)
              .collect(Collectors.joining(",", "[", "]"));
      case ScalarNode scalar when scalar.isPlain() && isJson(scalar.getValue()) ->
          scalar.getValue();
      default -> quoted(node);
    };
  }

  private static boolean isJson(String text) {
    return text.matches("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  }

  private static String quoted(Node node) {
    String text = ((ScalarNode) node).getValue();
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + '"';
  }

  private static JsonSchema load(String name) {
    String resource = "/dev/slipway/environments/schema/" + name + ".schema.json";
    try (InputStream in = SchemaTest.class.getResourceAsStream(resource)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
