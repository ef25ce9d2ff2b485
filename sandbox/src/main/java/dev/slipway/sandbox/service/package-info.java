/// A sample service whose versions behave well or badly, by order.
///
/// Imports java.* and the JDK's HTTP server only: the classes of this package are copied, alone,
/// into the artifacts of the demo. Start reading at [SampleService]; [Behaviour] says what it can
/// do wrong.
@NullMarked
package dev.slipway.sandbox.service;

import org.jspecify.annotations.NullMarked;
