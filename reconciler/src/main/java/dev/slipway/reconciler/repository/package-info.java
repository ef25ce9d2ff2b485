/// The environments repository as the reconciler needs it: the port [EnvironmentsRepository]. The
/// adapter over JGit and its fake live in subpackages.
@NullMarked
package dev.slipway.reconciler.repository;

import org.jspecify.annotations.NullMarked;
