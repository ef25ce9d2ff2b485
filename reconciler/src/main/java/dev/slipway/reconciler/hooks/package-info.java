/// What a service's hooks do: the port [HookRunner] and its adapters for HTTP calls and commands,
/// which are defined in the reconciler's own configuration; Git only names them.
@NullMarked
package dev.slipway.reconciler.hooks;

import org.jspecify.annotations.NullMarked;
