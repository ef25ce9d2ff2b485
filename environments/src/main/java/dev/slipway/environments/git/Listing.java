package dev.slipway.environments.git;

import dev.slipway.environments.language.Problem;
import dev.slipway.environments.parse.RepositoryFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/// The files of a commit that are read, by path, and what is wrong with its folders.
record Listing(SortedMap<String, Entry> files, List<Problem> problems) {
  private static final Set<String> FOLDERS = Set.of("services", "environments");
  private static final Set<String> ESCAPES = Set.of("..", ".", ".git");

  /// Id of a file's blob; empty text for a file that is not here.
  String blob(String path) {
    Entry entry = files.get(path);
    return entry == null ? "" : entry.id().name();
  }

  /// Lists commits; folders that are the same in the next commit are not listed again.
  static final class Lister {
    private Map<ObjectId, Listing> folders = new HashMap<>();
    private Map<ObjectId, Listing> used = new HashMap<>();

    Listing list(ObjectReader reader, ObjectId tree) throws IOException {
      SortedMap<String, Entry> files = new TreeMap<>();
      List<Problem> problems = new ArrayList<>();
      CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
      for (; !entries.eof(); entries.next()) {
        Entry entry = entry("", entries);
        if (FOLDERS.contains(entry.path()) && entry.mode().equals(FileMode.TREE)) {
          Listing folder = folder(reader, entry);
          files.putAll(folder.files());
          problems.addAll(folder.problems());
        } else if (FOLDERS.contains(entry.path())) {
          problems.add(problem(entry.path(), "this is not a folder of files: put one here"));
        } else {
          take(entry, files, problems);
        }
      }
      return new Listing(files, List.copyOf(problems));
    }

    /// Forgets folders that were not listed since the last call.
    void forgetUnused() {
      folders = used;
      used = new HashMap<>();
    }

    private Listing folder(ObjectReader reader, Entry folder) throws IOException {
      Optional<Listing> known =
          Optional.ofNullable(used.get(folder.id()))
              .or(() -> Optional.ofNullable(folders.get(folder.id())));
      Listing listing = known.isPresent() ? known.get() : read(reader, folder);
      used.put(folder.id(), listing);
      return listing;
    }

    private static Listing read(ObjectReader reader, Entry folder) throws IOException {
      SortedMap<String, Entry> files = new TreeMap<>();
      List<Problem> problems = new ArrayList<>();
      CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, folder.id());
      for (; !entries.eof(); entries.next()) {
        take(entry(folder.path() + "/", entries), files, problems);
      }
      return new Listing(files, List.copyOf(problems));
    }

    private static Entry entry(String folder, CanonicalTreeParser entries) {
      return new Entry(
          folder + entries.getEntryPathString(),
          entries.getEntryFileMode(),
          entries.getEntryObjectId());
    }

    private static void take(Entry entry, SortedMap<String, Entry> files, List<Problem> problems) {
      String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
      if (ESCAPES.contains(name)) {
        problems.add(problem(entry.path(), "a name that leads out of its folder is not read"));
      } else if (RepositoryFiles.isRead(entry.path())) {
        files.put(entry.path(), entry);
      }
    }

    private static Problem problem(String path, String message) {
      return new Problem(path, 1, 1, message, Optional.empty());
    }
  }
}
