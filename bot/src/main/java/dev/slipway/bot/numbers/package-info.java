/// How well delivery goes, in four numbers, pure arithmetic over changes that have ended.
///
/// Imports java.* only; `docs/numbers.md` defines each number. Start reading at [Numbers].
@NullMarked
package dev.slipway.bot.numbers;

import org.jspecify.annotations.NullMarked;
