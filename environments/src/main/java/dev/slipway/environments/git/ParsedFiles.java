package dev.slipway.environments.git;

import dev.slipway.environments.parse.RepositoryFile;
import dev.slipway.environments.parse.RepositoryFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectReader;

/// Parsed files by what they are: path, mode and blob. A file that two commits share is read and
/// parsed once.
final class ParsedFiles {
  private Map<Entry, RepositoryFile> kept = new HashMap<>();
  private Map<Entry, RepositoryFile> used = new HashMap<>();
  private long parsed;

  List<RepositoryFile> parse(ObjectReader reader, Listing listing) throws IOException {
    List<RepositoryFile> files = new ArrayList<>(listing.files().size());
    for (Entry entry : listing.files().values()) {
      RepositoryFile known = used.get(entry);
      if (known == null) {
        RepositoryFile before = kept.get(entry);
        known = before == null ? parse(reader, entry) : before;
        used.put(entry, known);
      }
      files.add(known);
    }
    return files;
  }

  /// One file, which is not kept for its own sake.
  RepositoryFile glance(ObjectReader reader, Entry entry) throws IOException {
    RepositoryFile now = used.get(entry);
    RepositoryFile before = now == null ? kept.get(entry) : now;
    return before == null ? parse(reader, entry) : before;
  }

  /// Forgets files that were not asked for since the last call.
  void forgetUnused() {
    kept = used;
    used = new HashMap<>();
  }

  /// How many files were read and parsed so far.
  long count() {
    return parsed;
  }

  private RepositoryFile parse(ObjectReader reader, Entry entry) throws IOException {
    parsed++;
    Optional<String> refusal = entry.refusal(reader);
    if (refusal.isPresent()) {
      return RepositoryFiles.refuse(entry.path(), refusal.get());
    }
    byte[] bytes = entry.load(reader);
    return Entry.isLfsPointer(bytes)
        ? RepositoryFiles.refuse(
            entry.path(), "this is a pointer of Git LFS: keep the file itself in Git")
        : RepositoryFiles.parse(entry.path(), bytes);
  }
}
