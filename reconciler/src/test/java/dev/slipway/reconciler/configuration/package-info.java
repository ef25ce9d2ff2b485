/// Tests of the configuration file, its reference and the token.
@NullMarked
package dev.slipway.reconciler.configuration;

import org.jspecify.annotations.NullMarked;
