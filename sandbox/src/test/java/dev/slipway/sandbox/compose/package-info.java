/// The real docker-compose.yml, brought up by docker-compose on this machine's engine with images
/// made here.
///
/// Imports the sandbox and java.*. Start reading at [ComposeIT].
@NullMarked
package dev.slipway.sandbox.compose;

import org.jspecify.annotations.NullMarked;
