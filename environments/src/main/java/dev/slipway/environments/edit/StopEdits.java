package dev.slipway.environments.edit;

import dev.slipway.environments.language.EnvironmentDefinition;
import dev.slipway.environments.language.Freeze;
import dev.slipway.environments.language.Lock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// Locks and freezes of an environment's file. Whatever changes about locks takes those along that
/// have ended, and so with freezes.
///
/// @param file as it is written now
/// @param now what has ended by then holds nothing any more
public record StopEdits(EnvironmentDefinition file, Instant now) {
  private static final List<String> LOCKS = List.of("locks");
  private static final List<String> FREEZES = List.of("freezes");

  /// Where a list is begun that the file does not have: behind the key that every file has.
  private static final String BEHIND = "target";

  /// The live ones of a service; of the environment as a whole where none is named.
  public List<Lock> locks(Optional<String> service) {
    return file.locks().stream()
        .filter(lock -> !hasEnded(lock) && lock.service().equals(service))
        .toList();
  }

  /// Those that hold.
  public List<Freeze> freezes() {
    return file.freezes().stream().filter(freeze -> freeze.holdsAt(now)).toList();
  }

  /// In the place of the live ones of the same target.
  public List<Edit> lock(Lock lock) {
    List<Edit> edits = new ArrayList<>(unlock(lock.service()));
    SequencedMap<String, String> item = new LinkedHashMap<>();
    lock.service().ifPresent(name -> item.put("service", name));
    item.put("by", lock.by());
    item.put("reason", lock.reason());
    item.put("until", lock.until().toString());
    edits.add(new Edit.Append(LOCKS, item, BEHIND));
    return edits;
  }

  public List<Edit> unlock(Optional<String> service) {
    return drops(LOCKS, file.locks(), lock -> hasEnded(lock) || lock.service().equals(service));
  }

  public List<Edit> freeze(Freeze freeze) {
    List<Edit> edits = new ArrayList<>(drops(FREEZES, file.freezes(), this::hasEnded));
    SequencedMap<String, String> item = new LinkedHashMap<>();
    item.put("from", freeze.from().toString());
    item.put("until", freeze.until().toString());
    item.put("reason", freeze.reason());
    edits.add(new Edit.Append(FREEZES, item, BEHIND));
    return edits;
  }

  /// Those that hold go; those to come stay.
  public List<Edit> thaw() {
    return drops(FREEZES, file.freezes(), freeze -> hasEnded(freeze) || freeze.holdsAt(now));
  }

  private boolean hasEnded(Lock lock) {
    return !now.isBefore(lock.until());
  }

  private boolean hasEnded(Freeze freeze) {
    return !now.isBefore(freeze.until());
  }

  /// From the last one on, so that the places of those before stay what they are.
  private static <T> List<Edit> drops(List<String> path, List<T> items, Predicate<T> gone) {
    List<Edit> edits = new ArrayList<>();
    for (int index = items.size() - 1; index >= 0; index--) {
      if (gone.test(items.get(index))) {
        edits.add(new Edit.Drop(path, index));
      }
    }
    return edits;
  }
}
