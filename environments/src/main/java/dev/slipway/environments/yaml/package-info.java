/// Strict reading of one YAML document into Java records, with every problem located.
///
/// The only package that imports Jackson; of ours it imports
/// [dev.slipway.environments.language.Problem] alone, so that configuration files of any module are
/// read by it too. Three layers: [YamlReader] makes located [Node]s of bytes and refuses what YAML
/// would guess; a [Kind] reads a node as a value ([Scalars], [Shapes]); [Fields] reads a mapping
/// key by key. Start at [YamlFile#read]:
///
/// ```java
/// static final Kind<Check> CHECK = Shapes.record(fields -> {
///   var path = fields.required("path", Scalars.text());
///   var times = fields.optional("times", Scalars.wholeNumber(1, 100), 1);
///   return () -> new Check(path.get(), times.get());
/// });
/// Parsed<Check> parsed = YamlFile.read("check.yaml", bytes, CHECK);
/// ```
@NullMarked
package dev.slipway.environments.yaml;

import org.jspecify.annotations.NullMarked;
