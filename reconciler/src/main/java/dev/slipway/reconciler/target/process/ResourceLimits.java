package dev.slipway.reconciler.target.process;

/// What becomes of a service that asks for limits of memory or processors. This target cannot keep
/// them: a process' `ulimit` bounds address space, which says nothing about memory in use.
public enum ResourceLimits {
  /// Its instances are refused.
  REFUSE,
  /// They run without limits: the operator has said so in the configuration.
  IGNORE
}
