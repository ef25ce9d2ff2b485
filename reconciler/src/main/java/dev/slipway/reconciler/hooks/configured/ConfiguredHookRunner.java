package dev.slipway.reconciler.hooks.configured;

import dev.slipway.reconciler.delivery.UnavailableException;
import dev.slipway.reconciler.hooks.HookRunner;
import dev.slipway.reconciler.secrets.Secrets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Runs hooks by the definitions in the reconciler's configuration. Safe for use by several
/// threads. A reason never holds a secret's value.
public final class ConfiguredHookRunner implements HookRunner, AutoCloseable {
  private final Map<String, HookDefinition> definitions;
  private final Secrets secrets;
  private final HttpHook http = new HttpHook();
  private final CommandHook command = new CommandHook(System.getenv());

  /// @param definitions by the hook's name
  public ConfiguredHookRunner(Map<String, HookDefinition> definitions, Secrets secrets) {
    this.definitions = Map.copyOf(definitions);
    this.secrets = secrets;
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
            case HookDefinition.Http over ->
                http.run(over, call, values(over.secretHeaders(), call));
            case HookDefinition.Command program ->
                command.run(program, call, values(program.secrets(), call));
          };
      return failure.isPresent()
          ? new HookResult.Failed(call.hook() + " " + failure.get())
          : new HookResult.Succeeded();
    } catch (UnavailableException unavailable) {
      return new HookResult.Failed(call.hook() + " was not run: " + unavailable.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new HookResult.Failed(call.hook() + " was interrupted");
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private Map<String, String> values(Map<String, String> names, HookCall call)
      throws UnavailableException {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, String> name : names.entrySet()) {
      values.put(
          name.getKey(),
          secrets
              .value(call.key().environment(), name.getValue())
              .orElseThrow(
                  () -> new UnavailableException("there is no secret " + name.getValue())));
    }
    return values;
  }
}
