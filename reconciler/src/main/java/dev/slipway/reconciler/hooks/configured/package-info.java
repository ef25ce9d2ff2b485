/// Hooks as the reconciler's configuration defines them: [ConfiguredHookRunner] over
/// [HookDefinition]s.
///
/// Imports the port, the secrets' port and the vocabulary only.
@NullMarked
package dev.slipway.reconciler.hooks.configured;

import org.jspecify.annotations.NullMarked;
