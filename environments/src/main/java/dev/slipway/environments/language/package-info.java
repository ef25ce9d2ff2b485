/// The words of desired state as plain data: what a service is, what an environment demands, how a
/// release is carried out.
///
/// Pure: imports java.* only. Every record refuses values outside its range, so that whoever holds
/// one may trust it; located, friendly refusals are the parser's business, before a record is made.
/// Start reading at [ServiceDefinition], [EnvironmentDefinition] and [Strategy].
@NullMarked
package dev.slipway.environments.language;

import org.jspecify.annotations.NullMarked;
