/// The environments repository in Git: a bare mirror that is fetched with deadlines, desired state
/// read from blobs without a work tree, and commits that are pushed without ever forcing.
///
/// The only package that imports JGit. Nothing of the user's or the system's Git configuration is
/// read. What cannot be done is a [GitException] with a sentence for people; what is wrong in a
/// file is a located problem in the state. Start reading at [GitRepository].
@NullMarked
package dev.slipway.environments.git;

import org.jspecify.annotations.NullMarked;
