package dev.slipway.sandbox.demo;

import dev.slipway.sandbox.artifacts.DemoVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Where the services of a demo or a bench run, and what routes to them: the target `local`.
///
/// What it runs outlives the reconciler by design, so whoever ends a demo calls [#stop].
public interface DemoTarget {
  /// Where the demo lives.
  DemoFolder folder();

  /// Makes everything that can be shipped. May be called twice.
  ///
  /// @param late how long the version that turns bad late is good for
  void stock(Duration late) throws IOException;

  /// Makes one version that can be shipped. May be called twice.
  void provide(String service, DemoVersion version) throws IOException;

  /// What stands below `local:` in `reconciler.yaml`.
  ///
  /// @param users port on loopback where their requests come in
  String configuration(int users);

  /// A file of the sample as this target wants it.
  ///
  /// @param path in the sample
  /// @throws IOException when the sample no longer says what is to be changed
  String fitted(String path, String text) throws IOException;

  /// Stops instances, then the router. The reconciler must have ended, or it would start them
  /// again. May be called twice.
  ///
  /// @return how many it has stopped
  int stop() throws IOException;

  /// What there is of an environment, ended containers too: names of instances to what bears each
  /// name, which is one thing unless something went wrong.
  SortedMap<String, Set<String>> instances(String environment) throws IOException;

  /// Pid of the process that people's requests reach, and that outlives what it is told; empty when
  /// none runs.
  Optional<Long> router() throws IOException;

  /// Whether nothing of the demo runs.
  boolean isIdle() throws IOException;

  /// What the router says now: requests shielded of each release that it routes, by its hash.
  ///
  /// @throws IOException when it does not say it now
  Map<String, Long> shielded(String environment) throws IOException;
}
