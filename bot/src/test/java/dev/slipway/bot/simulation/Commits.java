package dev.slipway.bot.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.bot.repository.MemoryEnvironmentsRepository;
import dev.slipway.bot.request.Place;
import dev.slipway.environments.edit.Edit;
import dev.slipway.environments.edit.Edited;
import dev.slipway.environments.edit.FileEditor;
import dev.slipway.environments.language.Version;
import java.util.List;

/// Version bumps by others than the bot.
final class Commits {
  private Commits() {}

  static void put(
      MemoryEnvironmentsRepository repository, String author, Place place, String version) {
    String path = "environments/" + place.environment() + ".yaml";
    List<Edit> edits =
        List.of(
            Edit.version(place.service(), new Version(version)),
            Edit.withoutDigest(place.service()));
    if (FileEditor.apply(path, repository.text(path).getBytes(UTF_8), edits)
        instanceof Edited.Content(String text)) {
      repository.push(author, path, text);
    }
  }
}
