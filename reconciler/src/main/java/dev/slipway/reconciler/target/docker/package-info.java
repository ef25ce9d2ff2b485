/// Releases as containers of one or several Docker engines: [DockerTarget]. Start reading there,
/// then at [ContainerEngine], the calls about containers.
///
/// Imports the port, what targets share (on engines and at all), the secrets' port, the vocabulary
/// and docker-java. The engine's labels are the memory: what is in the state folder makes a restart
/// smoother, and may be lost.
@NullMarked
package dev.slipway.reconciler.target.docker;

import org.jspecify.annotations.NullMarked;
