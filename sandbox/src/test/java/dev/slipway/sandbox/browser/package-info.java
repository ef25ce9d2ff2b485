/// A real browser for tests, and what is held of every page that it draws.
///
/// Imports Playwright and JUnit; knows nothing of what it shows. Start reading at
/// [BrowserExtension].
@NullMarked
package dev.slipway.sandbox.browser;

import org.jspecify.annotations.NullMarked;
