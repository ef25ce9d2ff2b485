/// Secrets in a folder of files, as an operator or a mounted volume puts them: [FolderSecrets].
///
/// Imports the port and the vocabulary only.
@NullMarked
package dev.slipway.reconciler.secrets.folder;

import org.jspecify.annotations.NullMarked;
