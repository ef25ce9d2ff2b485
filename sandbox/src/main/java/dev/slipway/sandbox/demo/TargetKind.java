package dev.slipway.sandbox.demo;

/// What the demo's services can run on.
public enum TargetKind {
  /// Processes of this machine behind the built-in router.
  PROCESS,
  /// Containers of this machine's engine behind HAProxy.
  DOCKER;

  /// One that keeps all it makes in the folder.
  public DemoTarget in(DemoFolder folder) {
    return switch (this) {
      case PROCESS -> new LocalProcesses(folder);
      case DOCKER -> new LocalContainers(folder);
    };
  }
}
