/// `slipway validate DIR`: the check that a team's CI runs on its environments repository.
///
/// Reads a folder as Git would store it ([Folder]), parses and assembles it, prints every problem.
/// The only package that imports picocli. Start at [Validate].
@NullMarked
package dev.slipway.environments.cli;

import org.jspecify.annotations.NullMarked;
