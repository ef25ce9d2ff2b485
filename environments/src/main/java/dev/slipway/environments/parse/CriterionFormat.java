package dev.slipway.environments.parse;

import dev.slipway.environments.language.Criterion;
import dev.slipway.environments.language.QueryTemplate;
import dev.slipway.environments.language.Sampling;
import dev.slipway.environments.yaml.Fields;
import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Nearest;
import dev.slipway.environments.yaml.Node;
import dev.slipway.environments.yaml.Problems;
import dev.slipway.environments.yaml.Scalars;
import dev.slipway.environments.yaml.Shapes;
import dev.slipway.environments.yaml.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One criterion of a strategy. `metric` (or `prometheus`) decides which other keys there are.
final class CriterionFormat {
  private static final List<String> METRICS =
      List.of("error-rate", "latency-p95", "crash-rate", "unhealthy", "complaints");
  private static final Pattern LATENCY = Pattern.compile("latency-p([1-9][0-9]{1,3})");
  private static final Pattern K_OF_N = Pattern.compile("([1-9][0-9]?) of ([1-9][0-9]?)");
  private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  /// What every alert of a rollout bears.
  private static final List<String> ADDED_LABELS = List.of("service", "environment");

  private static final Kind<String> LABEL =
      Scalars.text(
          "the name of a label other than service and environment, which are added by themselves",
          CriterionFormat::label);
  private static final double LARGEST = 1e11;

  static final Kind<Criterion> CRITERION = CriterionFormat::read;

  private CriterionFormat() {}

  private static Optional<Criterion> read(Node node, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      return Kind.refuse(node, "a criterion such as {metric: error-rate, max: 5%}", problems);
    }
    if (mapping.entry("prometheus").isPresent()) {
      return Shapes.<Criterion>record(CriterionFormat::prometheus).read(node, problems);
    }
    if (mapping.entry("alerts").isPresent()) {
      return Shapes.<Criterion>record(CriterionFormat::alerts).read(node, problems);
    }
    Optional<Node.Entry> metric = mapping.entry("metric");
    if (metric.isEmpty() || !(metric.get().value() instanceof Node.Scalar name)) {
      return Kind.refuse(
          node, "a criterion with \"metric\", \"prometheus\" or \"alerts\"", problems);
    }
    Optional<Kind<Criterion>> kind = kind(name.text());
    if (kind.isEmpty()) {
      return Kind.refuse(
          name,
          "one of " + String.join(", ", METRICS) + " (or another quantile above p50)",
          Nearest.hint(name.text(), METRICS),
          problems);
    }
    return kind.get().read(node, problems);
  }

  private static Optional<Kind<Criterion>> kind(String metric) {
    return switch (metric) {
      case "error-rate" -> Optional.of(Shapes.record(CriterionFormat::errorRate));
      case "crash-rate" -> Optional.of(Shapes.record(CriterionFormat::crashRate));
      case "unhealthy" -> Optional.of(Shapes.record(CriterionFormat::unhealthy));
      case "complaints" -> Optional.of(Shapes.record(CriterionFormat::complaints));
      default ->
          quantile(metric).map(quantile -> Shapes.record(fields -> latency(fields, quantile)));
    };
  }

  /// `latency-p95` is 0.95, `latency-p999` is 0.999.
  private static Optional<Double> quantile(String metric) {
    Matcher matcher = LATENCY.matcher(metric);
    if (!matcher.matches() || (matcher.group(1).length() > 2 && metric.endsWith("0"))) {
      return Optional.empty();
    }
    return Optional.of(Double.parseDouble("0." + matcher.group(1)))
        .filter(quantile -> quantile > 0.5);
  }

  private static Supplier<Criterion> errorRate(Fields fields) {
    fields.required("metric", Scalars.text());
    var max = fields.optionalDouble("max", Scalars.percent(100));
    var maxIncrease = fields.optionalDouble("maxIncrease", Scalars.percent(10_000));
    return () -> new Criterion.ErrorRate(max.get(), maxIncrease.get());
  }

  private static Supplier<Criterion> latency(Fields fields, double quantile) {
    fields.required("metric", Scalars.text());
    var max = fields.optional("max", Scalars.duration(Duration.ofMillis(1), Duration.ofHours(1)));
    var maxIncrease = fields.optionalDouble("maxIncrease", Scalars.percent(10_000));
    return () -> new Criterion.Latency(quantile, max.get(), maxIncrease.get());
  }

  private static Supplier<Criterion> crashRate(Fields fields) {
    fields.required("metric", Scalars.text());
    var max = fields.required("max", Scalars.percent(100));
    var sampling = sampling(fields, Defaults.AT_ONCE);
    return () -> new Criterion.CrashRate(max.get(), sampling.get());
  }

  private static Supplier<Criterion> unhealthy(Fields fields) {
    fields.required("metric", Scalars.text());
    var max = fields.required("max", Scalars.percent(100));
    var sampling = sampling(fields, Defaults.REPEATED);
    return () -> new Criterion.Unhealthy(max.get(), sampling.get());
  }

  private static Supplier<Criterion> complaints(Fields fields) {
    fields.required("metric", Scalars.text());
    var max = fields.required("max", Scalars.wholeNumber(0, 1_000_000));
    var sampling = sampling(fields, Defaults.AT_ONCE);
    return () -> new Criterion.Complaints(max.get(), sampling.get());
  }

  private static Supplier<Criterion> prometheus(Fields fields) {
    var query = fields.required("prometheus", Scalars.text());
    var max = fields.optionalDouble("max", Scalars.decimal(-LARGEST, LARGEST));
    var min = fields.optionalDouble("min", Scalars.decimal(-LARGEST, LARGEST));
    var sampling = sampling(fields, Defaults.REPEATED);
    return () -> {
      if (max.get().isPresent()
          && min.get().isPresent()
          && min.get().getAsDouble() > max.get().getAsDouble()) {
        fields.refuse("min", "\"min\" is above \"max\", so that no value would pass");
      }
      QueryTemplate.problem(query.get()).ifPresent(wrong -> fields.refuse("prometheus", wrong));
      return new Criterion.Prometheus(query.get(), max.get(), min.get(), sampling.get());
    };
  }

  private static Supplier<Criterion> alerts(Fields fields) {
    var labels = fields.required("alerts", Shapes.map(LABEL, Scalars.text()));
    var max = fields.optional("max", Scalars.wholeNumber(0, 1_000), 0);
    var sampling = sampling(fields, Defaults.AT_ONCE);
    return () -> new Criterion.Alerts(labels.get(), max.get(), sampling.get());
  }

  private static Optional<String> label(String name) {
    return LABEL_NAME.matcher(name).matches() && !ADDED_LABELS.contains(name)
        ? Optional.of(name)
        : Optional.empty();
  }

  private static Supplier<Sampling> sampling(Fields fields, Sampling usual) {
    Value<Duration> interval =
        fields.optional(
            "interval",
            Scalars.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            usual.interval());
    Value<Sampling> failures =
        fields.optional(
            "failures", Scalars.text("such as 2 of 3", CriterionFormat::failures), usual);
    return () -> new Sampling(interval.get(), failures.get().failures(), failures.get().of());
  }

  private static Optional<Sampling> failures(String text) {
    Matcher matcher = K_OF_N.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int failures = Integer.parseInt(matcher.group(1));
    int of = Integer.parseInt(matcher.group(2));
    return failures > of
        ? Optional.empty()
        : Optional.of(new Sampling(Defaults.REPEATED.interval(), failures, of));
  }
}
