package dev.slipway.sandbox.artifacts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/// Writes artifacts of the sample service: `ROOT/SERVICE/VERSION` with a program `bin/SERVICE
/// --port N` and the classes that it needs.
///
/// The same version always has the same bytes, and two versions never have: a tree's digest names
/// its version.
public final class ArtifactFolder {
  private final Path root;
  private final byte[] jar;

  /// @param root need not exist
  /// @throws IOException when this program's own classes cannot be read
  public ArtifactFolder(Path root) throws IOException {
    this.root = root;
    this.jar = ServiceJar.bytes();
  }

  /// May be called twice.
  ///
  /// @return the artifact
  public Path write(String service, DemoVersion version) throws IOException {
    Path artifact = root.resolve(service).resolve(version.version().text());
    Path program = artifact.resolve("bin").resolve(service);
    Files.createDirectories(program.getParent());
    Files.createDirectories(artifact.resolve("lib"));
    writeIfDifferent(artifact.resolve("lib").resolve("service.jar"), jar);
    writeIfDifferent(program, script(service, version).getBytes(UTF_8));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return artifact;
  }

  /// Small heap and quick start: a demo runs a dozen of them on a laptop. What the service file
  /// gives as arguments comes last.
  private static String script(String service, DemoVersion version) {
    return """
    #!/bin/sh
    # %s %s: %s
    exec '%s' -Xmx32m -Xss256k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto \\
      -cp "$(dirname "$0")/../lib/service.jar" dev.slipway.sandbox.service.SampleService \\
      --service %s --version %s --behaviour %s "$@"
    """
        .formatted(
            service,
            version.version(),
            version.story(),
            Path.of(System.getProperty("java.home"), "bin", "java"),
            service,
            version.version(),
            version.behaviour());
  }

  private static void writeIfDifferent(Path file, byte[] bytes) throws IOException {
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return;
    }
    // Beside, then moved: a running program keeps the file that it has open.
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, bytes);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
