package dev.slipway.reconciler.hooks.configured;

import dev.slipway.environments.language.Version;
import dev.slipway.reconciler.hooks.HookRunner.HookCall;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A hook that is a program. It ends with all that it started when its time is over.
final class CommandHook {
  private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG");
  private static final Duration OUTPUT_WITHIN = Duration.ofSeconds(2);

  private final Map<String, String> own;

  /// @param own the reconciler's environment
  CommandHook(Map<String, String> own) {
    this.own = Map.copyOf(own);
  }

  /// @return why it failed
  Optional<String> run(HookDefinition.Command definition, HookCall call)
      throws InterruptedException {
    Process process;
    try {
      process = start(definition, call);
    } catch (IOException | IllegalArgumentException failure) {
      return Optional.of("could not be started: " + definition.command().getFirst());
    }
    OutputTail output = OutputTail.of(process.getInputStream());
    boolean ended;
    try {
      ended = process.waitFor(definition.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      endTree(process);
    }
    if (!ended) {
      return Optional.of(
          "did not end within "
              + definition.timeout().toMillis()
              + " ms"
              + output.text(OUTPUT_WITHIN));
    }
    int code = process.exitValue();
    return code == 0
        ? Optional.empty()
        : Optional.of("ended with exit status " + code + output.text(OUTPUT_WITHIN));
  }

  private Process start(HookDefinition.Command definition, HookCall call) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(definition.command())
            .directory(definition.folder().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Map<String, String> environment = builder.environment();
    environment.clear();
    INHERITED.stream()
        .filter(own::containsKey)
        .forEach(variable -> environment.put(variable, own.getOrDefault(variable, "")));
    environment.put("SLIPWAY_HOOK", call.hook());
    environment.put("SLIPWAY_ROLLOUT", call.rollout());
    environment.put("SLIPWAY_ENVIRONMENT", call.key().environment());
    environment.put("SLIPWAY_SERVICE", call.key().service());
    environment.put("SLIPWAY_BASELINE", call.baseline().map(Version::text).orElse(""));
    environment.put("SLIPWAY_CANDIDATE", call.candidate().text());
    return builder.start();
  }

  /// Lists the tree before it ends any of it: an orphan is not found through its parent.
  private static void endTree(Process process) {
    List<ProcessHandle> tree =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    for (ProcessHandle handle : tree) {
      boolean _ = handle.destroyForcibly();
    }
  }
}
