package dev.slipway.reconciler.hooks.configured;

import dev.slipway.reconciler.hooks.HookRunner;
import java.util.Map;
import java.util.Optional;

/// Runs hooks by the definitions in the reconciler's configuration. Safe for use by several
/// threads. A reason never holds a token.
public final class ConfiguredHookRunner implements HookRunner, AutoCloseable {
  private final Map<String, HookDefinition> definitions;
  private final HttpHook http = new HttpHook();
  private final CommandHook command = new CommandHook(System.getenv());

  /// @param definitions by the hook's name
  public ConfiguredHookRunner(Map<String, HookDefinition> definitions) {
    this.definitions = Map.copyOf(definitions);
  }

  @Override
  public HookResult run(HookCall call) {
    Optional<HookDefinition> definition = Optional.ofNullable(definitions.get(call.hook()));
    if (definition.isEmpty()) {
      return new HookResult.Failed(
          call.hook() + " is not defined in the reconciler's configuration");
    }
    try {
      Optional<String> failure =
          switch (definition.get()) {
            case HookDefinition.Http over -> http.run(over, call);
            case HookDefinition.Command program -> command.run(program, call);
          };
      return failure.isPresent()
          ? new HookResult.Failed(call.hook() + " " + failure.get())
          : new HookResult.Succeeded();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new HookResult.Failed(call.hook() + " was interrupted");
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
