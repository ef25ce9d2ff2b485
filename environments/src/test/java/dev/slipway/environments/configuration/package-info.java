@NullMarked
package dev.slipway.environments.configuration;

import org.jspecify.annotations.NullMarked;
