/// What the demo runs around it: our own programs as processes, free ports, an environments
/// repository that people push to, and the processes that bear our marks.
///
/// Imports java.* and the language of the environments module. Start reading at [Programs] and
/// [EnvironmentsRemote].
@NullMarked
package dev.slipway.sandbox.processes;

import org.jspecify.annotations.NullMarked;
