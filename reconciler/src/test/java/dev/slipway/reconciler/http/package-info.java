/// The API, asked over real sockets, over parts in memory.
@NullMarked
package dev.slipway.reconciler.http;

import org.jspecify.annotations.NullMarked;
