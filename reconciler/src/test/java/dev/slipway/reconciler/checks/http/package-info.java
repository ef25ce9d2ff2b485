/// Tests of checks over HTTP, against a server of the JDK.
@NullMarked
package dev.slipway.reconciler.checks.http;

import org.jspecify.annotations.NullMarked;
