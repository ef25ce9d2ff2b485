package dev.slipway.bot;

import dev.slipway.storage.server.LostJournalContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class LostJournalIT extends LostJournalContract {
  LostJournalIT() {
    super(Application.class, "bot");
  }

  @Override
  protected String configuration(Path folder) throws IOException {
    for (String token : new String[] {"bot.token", "app.token", "reconciler.token"}) {
      Files.writeString(folder.resolve(token), "none");
    }
    return """
    listen: 127.0.0.1:0
    reconciler: {url: "http://127.0.0.1:1", token: reconciler.token}
    repository: {url: nothing-there.git}
    slack: {kind: socket, api: "http://127.0.0.1:1/api/", botToken: bot.token, appToken: app.token}
    """;
  }
}
