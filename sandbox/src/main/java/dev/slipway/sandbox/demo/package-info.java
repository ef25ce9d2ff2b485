/// The demo and the story: everything on this machine, watched live or checked without a person.
///
/// Imports java.*, the contract of the api module, the language of the environments module and the
/// sandbox's other packages; Jackson for the story's one line of JSON. Start reading at [Demo],
/// then [Playground]; the story's acts are in [Acts].
@NullMarked
package dev.slipway.sandbox.demo;

import org.jspecify.annotations.NullMarked;
