package dev.slipway.reconciler.conformance;

import dev.slipway.reconciler.Application;
import dev.slipway.storage.server.LostJournalContract;
import java.nio.file.Path;

class LostJournalIT extends LostJournalContract {
  LostJournalIT() {
    super(Application.class, "reconciler");
  }

  @Override
  protected String configuration(Path folder) {
    return """
    listen: 127.0.0.1:0
    repository: {url: nothing-there.git}
    """;
  }
}
