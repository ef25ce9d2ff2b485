package dev.slipway.environments.configuration;

import dev.slipway.environments.yaml.Fields;
import dev.slipway.environments.yaml.Kind;
import dev.slipway.environments.yaml.Mark;
import dev.slipway.environments.yaml.Node;
import dev.slipway.environments.yaml.Problems;
import dev.slipway.environments.yaml.Shapes;
import dev.slipway.environments.yaml.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The keys of one mapping, each declared once: asking for a value also tells the reference of it.
public final class Section {
  /// A mapping that leaves everything out.
  static final Node EMPTY = new Node.Mapping(List.of(), Mark.START, Mark.START);

  private final Fields fields;
  private final Reference reference;
  private final String path;

  /// @param path what stands before the keys: `targets.NAME.`
  Section(Fields fields, Reference reference, String path) {
    this.fields = fields;
    this.reference = reference;
    this.path = path;
  }

  public <T> Value<T> required(String key, Type<T> type, String meaning) {
    reference.add(path + key, type, "required", meaning);
    return fields.required(key, type.kind());
  }

  /// @param fallback as a person would write it
  public <T> Value<T> optional(String key, Type<T> type, String fallback, String meaning) {
    reference.add(path + key, type, "`" + fallback + "`", meaning);
    Node written = new Node.Scalar(fallback, false, Mark.START, Mark.START);
    return fields.optional(key, type.kind(), fallback(key, type.kind(), written));
  }

  /// @param otherwise what it means that it is left out
  public <T> Value<Optional<T>> absentOr(
      String key, Type<T> type, String otherwise, String meaning) {
    reference.add(path + key, type, otherwise, meaning);
    return fields.optional(key, type.kind());
  }

  public <T> Value<T> requiredSection(String key, Reading<T> reading) {
    return fields.required(key, nested(key, reading));
  }

  /// Left out, it has all its defaults.
  public <T> Value<T> section(String key, Reading<T> reading) {
    Kind<T> kind = nested(key, reading);
    return fields.optional(key, kind, fallback(key, kind, EMPTY));
  }

  public <T> Value<Optional<T>> optionalSection(String key, Reading<T> reading) {
    return fields.optional(key, nested(key, reading));
  }

  /// Mappings by names of the user's choice.
  public <T> Value<SortedMap<String, T>> named(String key, Reading<T> reading) {
    Kind<T> values = nested(key + ".NAME", reading);
    return fields.optional(key, Shapes.map(Types.NAME, values), Collections.emptySortedMap());
  }

  /// Adds a problem at a key's value.
  public void refuse(String key, String message) {
    fields.refuse(key, message);
  }

  /// Lets a key be there that was read before.
  public Section known(String key) {
    boolean _ = fields.has(key);
    return this;
  }

  private <T> Kind<T> nested(String key, Reading<T> reading) {
    return reading.kind(reference, path + key + ".");
  }

  private <T> T fallback(String key, Kind<T> kind, Node written) {
    Problems problems = new Problems("the default of " + path + key);
    return kind.read(written, problems)
        .orElseThrow(() -> new IllegalStateException(problems.list().toString()));
  }
}
