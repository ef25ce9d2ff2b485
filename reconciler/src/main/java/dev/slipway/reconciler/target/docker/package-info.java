/// Releases as containers of one or several Docker engines: [DockerTarget]. Start reading there,
/// then at [Engine], through which every call to an engine goes.
///
/// Imports the port, the prober, what targets share, the secrets' port, the vocabulary and
/// docker-java, which nothing else imports. The engine's labels are the memory: what is in the
/// state folder makes a restart smoother, and may be lost.
@NullMarked
package dev.slipway.reconciler.target.docker;

import org.jspecify.annotations.NullMarked;
