/// GitHub, GitLab and Gitea by their REST APIs: one way to call them, and a dialect for each.
///
/// Imports the port, `request`, `web`, java.net.http and Jackson. Start reading at [RestForge],
/// then [Dialect].
@NullMarked
package dev.slipway.bot.forge.rest;

import org.jspecify.annotations.NullMarked;
