/// A real PostgreSQL for tests, also for those of the services. Start reading at [PostgresServer].
@NullMarked
package dev.slipway.storage.server;

import org.jspecify.annotations.NullMarked;
