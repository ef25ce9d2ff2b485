/// A collector of traces for tests: real HTTP, real protobuf. The services' tests use it too.
@NullMarked
package dev.slipway.telemetry.collector;

import org.jspecify.annotations.NullMarked;
