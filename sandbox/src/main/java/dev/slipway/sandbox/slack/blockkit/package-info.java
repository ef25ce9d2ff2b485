/// Block Kit as Slack checks it: which blocks and elements there are, what they must and may hold,
/// and how much of it.
///
/// Pure; imports `slack.json` and, for refusals and contents, `slack.workspace`. Start reading at
/// [BlockKit], then [Elements]; [ContentCheck] and [ViewCheck] read what an app sends.
@NullMarked
package dev.slipway.sandbox.slack.blockkit;

import org.jspecify.annotations.NullMarked;
