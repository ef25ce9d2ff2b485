/// From the files of an environments repository to the words of desired state, with every problem
/// located.
///
/// Pure: bytes in, records or problems out. [RepositoryFiles] parses one file, so that results can
/// be kept by path and blob id; [Assembly] puts parsed files together, fills what was left out and
/// checks what only several files show. What is filled in where nothing is written stands in
/// [Defaults]. Imports the yaml and language packages.
@NullMarked
package dev.slipway.environments.parse;

import org.jspecify.annotations.NullMarked;
