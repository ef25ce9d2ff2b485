/// The JSON of the contract. The only package that imports Jackson.
///
/// Start reading at [ContractJson].
@NullMarked
package dev.slipway.api.json;

import org.jspecify.annotations.NullMarked;
