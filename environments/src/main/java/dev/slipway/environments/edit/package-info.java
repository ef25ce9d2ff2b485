/// Edits of the repository's YAML files that change the bytes of the wanted value and no other:
/// comments, quoting, odd indentation and line ends survive.
///
/// Pure: bytes in, bytes or a located [dev.slipway.environments.language.Problem] out. Places are
/// taken from the tokens of the YAML parser, never from patterns over lines, and each result is
/// parsed again and compared before it is handed out. Start reading at [FileEditor].
@NullMarked
package dev.slipway.environments.edit;

import org.jspecify.annotations.NullMarked;
