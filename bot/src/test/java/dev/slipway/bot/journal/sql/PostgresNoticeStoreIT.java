package dev.slipway.bot.journal.sql;

import dev.slipway.storage.JournalLocation;
import dev.slipway.storage.server.InstalledPostgres;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresNoticeStoreIT extends SqlNoticeStoreContract {
  @RegisterExtension private final InstalledPostgres postgres = new InstalledPostgres();

  @Override
  JournalLocation unused() {
    return postgres.unused();
  }
}
