package dev.slipway.sandbox.images;

import dev.slipway.sandbox.artifacts.Catalogue;
import dev.slipway.sandbox.artifacts.DemoVersion;
import dev.slipway.sandbox.artifacts.ServiceJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The demo's versions as images `slipway-demo/SERVICE:VERSION`, made from nothing: a Java runtime
/// of this JDK and the C library of this machine, so that no registry is needed.
///
/// All share one layer of 60 MB; a version is its entry point. The same version always has the same
/// image.
public final class SampleImages {
  private static final String PREFIX = "slipway-demo/";
  private static final String RUNTIME = PREFIX + "runtime";

  private final Engine engine;
  private final Path folder;

  /// @param folder for what the images are made from; need not exist
  public SampleImages(Engine engine, Path folder) {
    this.engine = engine;
    this.folder = folder;
  }

  /// The name that a service's file gives.
  public static String name(String service) {
    return PREFIX + service;
  }

  /// Makes every version of every service. May be called twice: what is there is found again.
  ///
  /// @param late how long the version that turns bad late is good for
  public void make(Duration late) throws IOException {
    Path runtime = folder.resolve("runtime");
    if (!Files.exists(runtime.resolve("Dockerfile"))) {
      new RuntimeFolder(runtime).write();
    }
    Files.write(runtime.resolve("service.jar"), ServiceJar.bytes());
    engine.build(RUNTIME, runtime);
    for (String service : Catalogue.SERVICES) {
      for (DemoVersion version : Catalogue.versions(late)) {
        Path context = Files.createDirectories(folder.resolve(service).resolve(tag(version)));
        Files.writeString(context.resolve("Dockerfile"), dockerfile(service, version));
        engine.build(name(service) + ":" + tag(version), context);
      }
    }
  }

  private static String tag(DemoVersion version) {
    return version.version().text();
  }

  /// What the service file gives as `command` comes last.
  private static String dockerfile(String service, DemoVersion version) {
    String entry =
        Stream.of(
                "/java/bin/java",
                "-Xmx32m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                "/service.jar",
                "dev.slipway.sandbox.service.SampleService",
                "--listen",
                "0.0.0.0",
                "--service",
                service,
                "--version",
                tag(version),
                "--behaviour",
                version.behaviour())
            .map(word -> '"' + word + '"')
            .collect(Collectors.joining(", "));
    return """
    # %s %s: %s
    FROM %s
    ENTRYPOINT [%s]
    """
        .formatted(service, tag(version), version.story(), RUNTIME, entry);
  }
}
