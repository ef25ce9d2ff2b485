package dev.slipway.reconciler.rollout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plays a script and writes down what the machine answers.
///
/// ```
/// # R7: title, and comments
/// rollout strategy=canary steps=5/10s checks replicas=3     see Plans
/// > look 10s x3 healthy=1 ok=200                            see World; x3: three times
/// > order pause ada "lunch"      pause, resume, complete, abort
/// > checks passed                also: failed "reason"; checks-after-switch likewise
/// > hook backup succeeded        also: failed "reason"
/// > refused "no such artifact"   the target will never start the candidate
/// > newer "3.0.0"                Git wants other content
/// > returned c0ffee              Git wants the baseline again
/// ```
///
/// All other lines are the machine's: `*` an event, `!` a refusal, `=` the state and what it wants.
final class Scenario {
  private static final Pattern WORD = Pattern.compile("[^\\s\"]*\"[^\"]*\"|\\S+");
  private static final Pattern TIMES = Pattern.compile("x\\d+");

  private final List<String> transcript = new ArrayList<>();
  private Optional<World> world = Optional.empty();

  private Scenario() {}

  /// The script with the machine's answers, old ones replaced.
  static String play(String script) {
    Scenario scenario = new Scenario();
    script.lines().forEach(scenario::line);
    return String.join("\n", scenario.transcript) + "\n";
  }

  private void line(String line) {
    if (line.startsWith("#") || line.isBlank()) {
      transcript.add(line);
    } else if (line.startsWith("rollout ")) {
      transcript.add(line);
      begin(words(line));
    } else if (line.startsWith("> ")) {
      transcript.add(line);
      signal(words(line.substring(2)));
    }
  }

  private void begin(List<String> words) {
    Map<String, String> named = named(words);
    Rollout rollout = Plans.rollout(named);
    int replicas = Integer.parseInt(named.getOrDefault("replicas", "3"));
    world = Optional.of(new World(rollout, replicas, RolloutMachine.begin(rollout)));
    tellState(world.get());
  }

  private void signal(List<String> words) {
    World now = world.orElseThrow(() -> new IllegalArgumentException("no rollout line"));
    int times =
        words.stream()
            .filter(word -> TIMES.matcher(word).matches())
            .mapToInt(word -> Integer.parseInt(word.substring(1)))
            .findFirst()
            .orElse(1);
    for (int i = 0; i < times; i++) {
      Transition transition = now.tell(read(now, words));
      transition.events().forEach(event -> transcript.add("  * " + Narration.event(event)));
      transition.refusal().ifPresent(refusal -> transcript.add("  ! " + refusal));
    }
    tellState(now);
  }

  private static Signal read(World world, List<String> words) {
    return switch (words.getFirst()) {
      case "look" -> new Signal.Looked(world.look(words.get(1), named(words)));
      case "order" ->
          new Signal.Ordered(
              Signal.Order.valueOf(words.get(1).toUpperCase(java.util.Locale.ROOT)),
              words.get(2),
              words.get(3));
      case "checks" -> new Signal.ChecksEnded(false, failure(words));
      case "checks-after-switch" -> new Signal.ChecksEnded(true, failure(words));
      case "hook" -> new Signal.HookEnded(words.get(1), failure(words.subList(1, words.size())));
      case "refused" -> new Signal.StartRefused(words.get(1));
      case "newer" -> new Signal.NewerWanted(words.get(1));
      case "returned" -> new Signal.BaselineWanted(words.get(1));
      default -> throw new IllegalArgumentException("unknown line: " + words);
    };
  }

  private static Optional<String> failure(List<String> words) {
    return words.get(1).equals("failed") ? Optional.of(words.get(2)) : Optional.empty();
  }

  private void tellState(World now) {
    transcript.add("  = " + Narration.state(now.rollout(), now.state()));
    if (now.state() instanceof RolloutState.Active) {
      transcript.add("    " + Narration.wanted(now.wanted()));
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group().replace("\"", ""));
    }
    return words;
  }

  private static Map<String, String> named(List<String> words) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String word : words) {
      int at = word.indexOf('=');
      named.put(at < 0 ? word : word.substring(0, at), at < 0 ? "" : word.substring(at + 1));
    }
    return named;
  }
}
