/// What becomes of spans, for the services' `/metrics`. Imports Micrometer and the package above.
@NullMarked
package dev.slipway.telemetry.meters;

import org.jspecify.annotations.NullMarked;
