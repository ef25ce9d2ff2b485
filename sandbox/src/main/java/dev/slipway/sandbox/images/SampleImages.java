package dev.slipway.sandbox.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.sandbox.artifacts.Catalogue;
import dev.slipway.sandbox.artifacts.DemoVersion;
import dev.slipway.sandbox.artifacts.ServiceJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// The demo's versions as images `slipway-demo/SERVICE:VERSION`, made from nothing: a Java runtime
/// of this JDK and the C library of this machine, so that no registry is needed.
///
/// All share one image of 60 MB, whose tag says what is in it, so that it is made once for a JDK
/// and a state of the service's code; a version is its entry point. The same version always has the
/// same image. For one thread.
public final class SampleImages {
  /// What the service is told to listen on in a container.
  public static final int PORT = 3000;

  private static final String PREFIX = "slipway-demo/";
  private static final String RUNTIME = PREFIX + "runtime";

  private final Engine engine;
  private final Path folder;
  private Optional<String> runtime = Optional.empty();

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
    for (String service : Catalogue.SERVICES) {
      for (DemoVersion version : Catalogue.versions(late)) {
        make(service, version);
      }
    }
  }

  /// Makes one version. May be called twice.
  public void make(String service, DemoVersion version) throws IOException {
    String base = runtime.isPresent() ? runtime.get() : makeRuntime();
    runtime = Optional.of(base);
    Path context = Files.createDirectories(folder.resolve(service).resolve(tag(version)));
    Files.writeString(context.resolve("Dockerfile"), dockerfile(base, service, version));
    engine.build(name(service) + ":" + tag(version), context);
  }

  /// @return its name, with what stands in the jar and what runs it as tag
  private String makeRuntime() throws IOException {
    byte[] jar = ServiceJar.bytes();
    CRC32 sum = new CRC32();
    sum.update(jar);
    sum.update(RuntimeFolder.description().getBytes(UTF_8));
    String image = RUNTIME + ":%08x".formatted(sum.getValue());
    if (!engine.has(image)) {
      Path context = folder.resolve("runtime");
      new RuntimeFolder(context).write();
      Files.write(context.resolve("service.jar"), jar);
      engine.build(image, context);
    }
    return image;
  }

  private static String tag(DemoVersion version) {
    return version.version().text();
  }

  /// What the service file gives as `command` comes last.
  private static String dockerfile(String base, String service, DemoVersion version) {
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
        .formatted(service, tag(version), version.story(), base, entry);
  }
}
