package dev.slipway.environments.edit;

import dev.slipway.environments.language.Digest;
import dev.slipway.environments.language.Version;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// One wanted change of a file, as data. Paths are keys from the top: `services`, `frontend`,
/// `version`.
public sealed interface Edit {
  /// Keys from the top of the file to the changed one; at least one.
  List<String> path();

  /// Sets the text of a key; adds the key behind the key `after` (or as the last one) where the
  /// mapping has none.
  ///
  /// @param after the sibling whose layout a new key follows; ignored when the key is there
  record Put(List<String> path, String value, String after) implements Edit {
    public Put {
      path = List.copyOf(path);
      requireKeys(path);
    }
  }

  /// Removes a key with its value; nothing happens when it is not there.
  record Remove(List<String> path) implements Edit {
    public Remove {
      path = List.copyOf(path);
      requireKeys(path);
    }
  }

  /// Adds a mapping of single values as the last item of a list; where the mapping has no such key,
  /// it gets one behind the key `after` (or as the last one).
  ///
  /// @param after the sibling whose layout a new key follows; ignored when the key is there
  record Append(List<String> path, SequencedMap<String, String> item, String after)
      implements Edit {
    public Append {
      path = List.copyOf(path);
      requireKeys(path);
      item = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(item));
    }
  }

  /// Removes one item of a list. The last one leaves an empty list behind.
  ///
  /// @param index from 0
  record Drop(List<String> path, int index) implements Edit {
    public Drop {
      path = List.copyOf(path);
      requireKeys(path);
    }
  }

  /// The version of a service in an environment's file.
  static Edit version(String service, Version version) {
    return new Put(List.of("services", service, "version"), version.text(), "digest");
  }

  /// The digest beside it; a new line follows the version's.
  static Edit digest(String service, Digest digest) {
    return new Put(List.of("services", service, "digest"), digest.text(), "version");
  }

  /// Leaves the digest out, so that the first sight pins it.
  static Edit withoutDigest(String service) {
    return new Remove(List.of("services", service, "digest"));
  }

  private static void requireKeys(List<String> path) {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("an edit names at least one key");
    }
  }
}
