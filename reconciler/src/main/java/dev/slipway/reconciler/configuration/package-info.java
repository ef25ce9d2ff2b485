/// The reconciler's own configuration: one strict YAML file.
///
/// Each key is declared once, in [ConfigurationReader] and the readers that it names, with its
/// kind, its default and its meaning; reading and the reference in `docs/` both come from there.
/// The records hold absolute paths and checked values. Start reading at [ConfigurationReader].
@NullMarked
package dev.slipway.reconciler.configuration;

import org.jspecify.annotations.NullMarked;
