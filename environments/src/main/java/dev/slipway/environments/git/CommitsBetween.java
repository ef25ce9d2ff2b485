package dev.slipway.environments.git;

import java.util.List;

/// What one version of a service has and another has not, merges left out.
///
/// @param subjects first lines, newest first, as their authors wrote them
/// @param more how many older ones are left out
public record CommitsBetween(List<String> subjects, int more) {
  public CommitsBetween {
    subjects = List.copyOf(subjects);
  }
}
