package dev.slipway.environments.yaml;

import dev.slipway.environments.language.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects the problems of one file: all of them up to a bound, then one that says there are more.
/// Not for use by several threads.
public final class Problems {
  /// As many problems of a file are listed.
  public static final int LISTED = 50;

  private final String file;
  private final List<Problem> list = new ArrayList<>();
  private int count;

  public Problems(String file) {
    this.file = file;
  }

  public void add(Mark at, String message) {
    add(at, message, Optional.empty());
  }

  public void add(Mark at, String message, Optional<String> hint) {
    count++;
    if (count <= LISTED) {
      list.add(new Problem(file, at.line(), at.column(), message, hint));
    } else if (count == LISTED + 1) {
      String more = "there are more than " + LISTED + " problems, the others are not listed";
      list.add(new Problem(file, at.line(), at.column(), more, Optional.empty()));
    }
  }

  /// How many there were, listed or not.
  public int count() {
    return count;
  }

  /// Whether a further problem would not be listed, so that its message need not be worked out.
  boolean isFull() {
    return count > LISTED;
  }

  public List<Problem> list() {
    return List.copyOf(list);
  }
}
