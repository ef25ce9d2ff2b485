/// Checks over HTTP: [HttpCheckRunner], with the JDK's client.
///
/// Imports the port and the vocabulary only.
@NullMarked
package dev.slipway.reconciler.checks.http;

import org.jspecify.annotations.NullMarked;
