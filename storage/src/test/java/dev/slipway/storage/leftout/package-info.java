/// Tests that need a program which not every machine has. Start reading at [LeftOut].
@NullMarked
package dev.slipway.storage.leftout;

import org.jspecify.annotations.NullMarked;
