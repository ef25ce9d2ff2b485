package dev.slipway.sandbox.demo;

import dev.slipway.environments.language.Version;
import dev.slipway.sandbox.artifacts.Catalogue;
import dev.slipway.sandbox.artifacts.DemoVersion;
import dev.slipway.sandbox.processes.EnvironmentsRemote;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which versions can be shipped beside the one that Git names.
///
/// @param good one that behaves well
/// @param bad one that fails every request of its users
record Shelf(Version good, Version bad) {
  static Shelf of(EnvironmentsRemote remote, String environment, String service)
      throws IOException {
    String now = version(remote, environment, service);
    return new Shelf(next("good", now), next("failing", now));
  }

  /// The version that Git names; empty where it names none.
  static String version(EnvironmentsRemote remote, String environment, String service)
      throws IOException {
    String file = remote.read("environments/" + environment + ".yaml");
    Matcher version =
        Pattern.compile("(?m)^  " + service + ":(?:\\s*\\{)?\\s*version: ([^\\s,}]+)")
            .matcher(file);
    return version.find() ? version.group(1) : "";
  }

  private static Version next(String behaviour, String now) {
    return Catalogue.versions(Pace.SAMPLE.late()).stream()
        .filter(each -> each.behaviour().equals(behaviour))
        .map(DemoVersion::version)
        .filter(each -> !each.text().equals(now) && !each.text().equals("1.0.0"))
        .findFirst()
        .orElseThrow();
  }
}
