package dev.slipway.reconciler.router.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The processes of HAProxy, as its master tells them.
///
/// @param current takes new connections; empty while there is none
/// @param ending workers from before a reload, which serve the connections that they have
/// @param failedReloads since the last one that succeeded
record Workers(long master, List<Long> current, List<Long> ending, int failedReloads) {
  private static final Pattern MASTER =
      Pattern.compile("([0-9]+)\\s+master\\s+[0-9]+ \\[failed: ([0-9]+)].*");
  private static final Pattern WORKER = Pattern.compile("([0-9]+)\\s+worker\\s.*");

  Workers {
    current = List.copyOf(current);
    ending = List.copyOf(ending);
  }

  /// @param answer to `show proc`
  /// @throws IllegalArgumentException when it is none
  static Workers parse(String answer) {
    long master = 0;
    int failed = 0;
    List<Long> current = new ArrayList<>();
    List<Long> ending = new ArrayList<>();
    boolean old = false;
    for (String line : answer.lines().toList()) {
      Matcher worker = WORKER.matcher(line);
      Matcher first = MASTER.matcher(line);
      if (line.startsWith("# ")) {
        old = line.startsWith("# old");
      } else if (first.matches()) {
        master = Long.parseLong(first.group(1));
        failed = Integer.parseInt(first.group(2));
      } else if (worker.matches()) {
        (old ? ending : current).add(Long.parseLong(worker.group(1)));
      }
    }
    if (master == 0) {
      throw new IllegalArgumentException("expected a list of processes, got: " + answer.strip());
    }
    return new Workers(master, current, ending, failed);
  }

  List<Long> all() {
    List<Long> all = new ArrayList<>(current);
    all.addAll(ending);
    return all;
  }
}
