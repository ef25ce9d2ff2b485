/// Code that breaks the rules of the architecture, one by one: it proves that each rule bites.
@NullMarked
package dev.slipway.bot.breaking;

import org.jspecify.annotations.NullMarked;
