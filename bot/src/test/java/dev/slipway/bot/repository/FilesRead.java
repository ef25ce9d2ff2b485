package dev.slipway.bot.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.environments.language.Commit;
import dev.slipway.environments.language.DesiredService;
import dev.slipway.environments.language.DesiredState;
import dev.slipway.environments.language.OnCall;
import dev.slipway.environments.language.Roster;
import dev.slipway.environments.parse.Assembly;
import dev.slipway.environments.parse.RepositoryFile;
import dev.slipway.environments.parse.RepositoryFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// What files by their path say, as the real reader reads them. Thousands of random histories read
/// the same files: what was read once is remembered.
final class FilesRead {
  private static final Map<List<String>, RepositoryFile> PARSED = new ConcurrentHashMap<>();

  private static final Map<Map<String, String>, Assembly> ASSEMBLED = new ConcurrentHashMap<>();

  /// @param head whose files they are
  Snapshot snapshot(Map<String, String> files, Commit head) {
    Assembly assembly = assembly(files);
    SortedMap<String, SortedMap<String, DesiredService>> environments = new TreeMap<>();
    assembly
        .services()
        .forEach((environment, services) -> {
          SortedMap<String, DesiredService> usable = new TreeMap<>();
          services.forEach((name, wanted) -> {
            if (wanted instanceof Assembly.Wanted.Usable use) {
              usable.put(name, desired(head, use));
            }
          });
          environments.put(environment, usable);
        });
    return new Snapshot(
        Optional.of(new DesiredState(head, environments, assembly.environments(), List.of())),
        assembly.roster().orElse(Roster.EMPTY),
        assembly.onCall().orElse(OnCall.NOBODY));
  }

  private static DesiredService desired(Commit head, Assembly.Wanted.Usable use) {
    return new DesiredService(
        head,
        new TreeMap<>(),
        use.environment(),
        use.service(),
        use.placement(),
        use.strategy(),
        List.of());
  }

  Assembly assembly(Map<String, String> files) {
    return ASSEMBLED.computeIfAbsent(Map.copyOf(files), FilesRead::assemble);
  }

  private static Assembly assemble(Map<String, String> files) {
    return Assembly.of(
        files.entrySet().stream()
            .filter(each -> RepositoryFiles.isRead(each.getKey()))
            .map(each -> parsed(each.getKey(), each.getValue()))
            .toList());
  }

  private static RepositoryFile parsed(String path, String text) {
    return PARSED.computeIfAbsent(
        List.of(path, text), key -> RepositoryFiles.parse(key.get(0), key.get(1).getBytes(UTF_8)));
  }
}
