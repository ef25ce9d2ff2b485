package dev.slipway.sandbox.compose;

import dev.slipway.sandbox.LeftOut;
import dev.slipway.sandbox.images.Engine;
import dev.slipway.sandbox.processes.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// For tests that need an engine, docker-compose, and what ci/stand-in-images makes images with.
final class ComposeExtension implements BeforeAllCallback {
  private static final Path HERE = Path.of(".");

  @Override
  public void beforeAll(ExtensionContext context) {
    LeftOut.unless(context, ComposeExtension::check);
  }

  private static void check() throws IOException {
    new Engine(HERE).check();
    String _ = Shell.run(HERE, List.of("docker-compose", "version"));
    String _ = Shell.run(HERE, List.of("ssh", "-V"));
    try {
      String _ = Shell.run(HERE, List.of("docker", "image", "inspect", "slipway/stand-in:debian"));
    } catch (IOException _) {
      checkThatOneCanBeMade();
    }
  }

  private static void checkThatOneCanBeMade() throws IOException {
    String _ = Shell.run(HERE, List.of("debootstrap", "--version"));
    if (!Shell.run(HERE, List.of("id", "-u")).equals("0")) {
      throw new IOException("ci/stand-in-images has to run as root, once");
    }
  }
}
